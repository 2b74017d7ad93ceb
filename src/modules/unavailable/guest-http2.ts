import { surface } from 'internal:surface';
import { constants } from './guest-http2-constants.ts';

/** nodejs.org/api/http2.html. DIVERGES: there is no HTTP/2; all of `http2` but its constants refuses. */
export default surface(
  'http2',
  `
  connect/3
  constants
  createServer/2
  createSecureServer/2
  getDefaultSettings/0
  getPackedSettings/1
  getUnpackedSettings/1
  performServerHandshake/1
  sensitiveHeaders
  Http2ServerRequest/4 : Readable setTimeout
  Http2ServerResponse/2 : Stream setTrailer addTrailers getHeader getHeaderNames getHeaders hasHeader removeHeader setHeader appendHeader flushHeaders writeHead cork uncork write end destroy setTimeout createPushResponse writeInformation writeContinue writeEarlyHints
`,
  { constants, sensitiveHeaders: Symbol('sensitiveHeaders') },
);
