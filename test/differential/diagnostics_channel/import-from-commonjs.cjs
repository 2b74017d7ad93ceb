// The parent of an import is a URL, also where a CommonJS module imports.
const channels = require('node:diagnostics_channel');
const { pathToFileURL } = require('node:url');
const own = pathToFileURL(__filename).href;
channels.tracingChannel('module.import').subscribe({
  start: (context) => console.log('start', context.parentURL === own, context.url),
  asyncEnd: (context) => console.log('asyncEnd', context.url, context.error?.code, typeof context.result),
});
import('path').then(() => import('./none.mjs')).catch((error) => console.log(error.code));
