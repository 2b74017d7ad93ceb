// How the global object holds what nodejs.org/api/globals.html lists.
const names = [
  'global',
  'process',
  'Buffer',
  'console',
  'clearImmediate',
  'setImmediate',
  'clearInterval',
  'clearTimeout',
  'setInterval',
  'setTimeout',
  'queueMicrotask',
  'structuredClone',
  'atob',
  'btoa',
  'performance',
  'Event',
  'EventTarget',
  'AbortController',
  'AbortSignal',
  'TextEncoder',
  'TextDecoder',
  'URL',
  'URLSearchParams',
  'Blob',
  'File',
  'DOMException',
  'Performance',
  'PerformanceEntry',
];
for (const name of names) {
  const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(globalThis, name);
  console.log(name, typeof value, get && `${get.name}/${get.length}`, set && `${set.name}/${set.length}`, JSON.stringify(flags));
}
console.log(global === globalThis, globalThis.process === (await import('node:process')).default);
const before = process;
globalThis.process = 'another';
console.log(process, Object.getOwnPropertyDescriptor(globalThis, 'process').get !== undefined);
globalThis.process = before;
console.log(process === before);
