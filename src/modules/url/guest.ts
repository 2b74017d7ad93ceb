import { domainToASCII, domainToUnicode, URL, URLSearchParams } from 'web:url';
import { fileURLToPath, fileURLToPathBuffer, pathToFileURL } from './guest-file-url.ts';
import { urlFormat } from './guest-format.ts';
import { urlToHttpOptions } from './guest-http-options.ts';
import { Url, urlParse, urlResolve, urlResolveObject } from './guest-legacy.ts';

// DIVERGES: `URLPattern` is not there, neither as an export nor as a global.

/** https://nodejs.org/docs/latest-v24.x/api/url.html */
export default {
  Url,
  parse: urlParse,
  resolve: urlResolve,
  resolveObject: urlResolveObject,
  format: urlFormat,
  URL,
  URLSearchParams,
  domainToASCII,
  domainToUnicode,
  pathToFileURL,
  fileURLToPath,
  fileURLToPathBuffer,
  urlToHttpOptions,
};
