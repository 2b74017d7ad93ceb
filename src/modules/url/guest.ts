import { domainToASCII, domainToUnicode, URL, URLSearchParams } from 'web:url';
import { URLPattern } from 'web:url-pattern';
import { fileURLToPath, fileURLToPathBuffer, pathToFileURL } from './guest-file-url.ts';
import { urlFormat } from './guest-format.ts';
import { urlToHttpOptions } from './guest-http-options.ts';
import { Url, urlParse, urlResolve, urlResolveObject } from './guest-legacy.ts';

/** https://nodejs.org/docs/latest-v24.x/api/url.html */
export default {
  Url,
  parse: urlParse,
  resolve: urlResolve,
  resolveObject: urlResolveObject,
  format: urlFormat,
  URL,
  URLPattern,
  URLSearchParams,
  domainToASCII,
  domainToUnicode,
  pathToFileURL,
  fileURLToPath,
  fileURLToPathBuffer,
  urlToHttpOptions,
};
