import { Http2ServerRequest } from './guest-compat-request.ts';
import { Http2ServerResponse } from './guest-compat-response.ts';
import { connect } from './guest-connect.ts';
import { constants } from './guest-constants.ts';
import { sensitiveHeaders } from './guest-headers.ts';
import { createSecureServer, createServer, performServerHandshake } from './guest-server.ts';
import { getDefaultSettings, getPackedSettings, getUnpackedSettings } from './guest-settings.ts';

/** nodejs.org/api/http2.html, in Node's order. */
export default {
  connect,
  constants,
  createServer,
  createSecureServer,
  getDefaultSettings,
  getPackedSettings,
  getUnpackedSettings,
  performServerHandshake,
  sensitiveHeaders,
  Http2ServerRequest,
  Http2ServerResponse,
};
