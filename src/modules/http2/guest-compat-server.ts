import type { Http2ServerRequest } from './guest-compat-request.ts';
import type { Http2ServerResponse } from './guest-compat-response.ts';
import type { HeaderMap } from './guest-headers.ts';
import type { Http2Server } from './guest-server.ts';
import type { ServerHttp2Stream } from './guest-server-stream.ts';

type RequestClass = new (stream: ServerHttp2Stream, headers: HeaderMap, options: undefined, raw: string[]) => Http2ServerRequest;
type ResponseClass = new (stream: ServerHttp2Stream) => Http2ServerResponse;
const METHOD_NOT_ALLOWED = 405;
const EXPECTATION_FAILED = 417;

/** A stream as a request and an answer (nodejs.org/api/http2.html#compatibility-api). */
export function onServerStream(
  this: Http2Server,
  Request: RequestClass,
  Response: ResponseClass,
  stream: ServerHttp2Stream,
  headers: HeaderMap,
  _flags: number,
  raw: string[],
): void {
  const request = new Request(stream, headers, undefined, raw);
  const response = new Response(stream);
  const refuse = (status: number): void => {
    response.statusCode = status;
    response.end();
  };
  if (headers[':method'] === 'CONNECT') {
    if (!this.emit('connect', request, response)) refuse(METHOD_NOT_ALLOWED);
    return;
  }
  const { expect } = headers;
  if (expect === undefined) {
    this.emit('request', request, response);
  } else if (expect === '100-continue') {
    if (this.listenerCount('checkContinue') > 0) this.emit('checkContinue', request, response);
    else {
      response.writeContinue();
      this.emit('request', request, response);
    }
  } else if (this.listenerCount('checkExpectation') > 0) this.emit('checkExpectation', request, response);
  else refuse(EXPECTATION_FAILED);
}
