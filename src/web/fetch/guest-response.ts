import { customInspectSymbol, inspect } from 'internal:inspect';
import { illegalInvocation, requireArguments, toByteString } from 'internal:webidl';
import { TextEncoder } from 'web:encoding';
import type { ReadableStream } from 'web:streams';
import { refuseCloning } from 'web:structured-clone';
import { URL } from 'web:url';
import { Body, extractBody, packages } from './guest-body.ts';
import { guarded, Headers } from './guest-headers.ts';

interface State {
  readonly type: 'default' | 'error';
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: Body | null;
}

const NULL_BODY: readonly number[] = [101, 103, 204, 205, 304];
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
// RFC 9112, 4: what a reason phrase consists of.
const REASON = /^[\t\x20-\x7e\x80-\xff]*$/;
const kState = Symbol('state');

let stateOf: (response: unknown) => State;

function readInit(init: unknown): { status: number; statusText: string; headers: Headers } {
  if (init !== undefined && init !== null && typeof init !== 'object' && typeof init !== 'function') {
    throw new TypeError(`undefined: Expected ${String(init)} to be one of: Null, Undefined, Object.`);
  }
  const { headers, status = 200, statusText = '' } = (init ?? {}) as Record<string, unknown>;
  // webidl.spec.whatwg.org/#es-unsigned-short
  const code = (Math.trunc(Number(status)) || 0) & 0xffff;
  const text = toByteString(statusText);
  const list = new Headers(headers);
  if (code < 200 || code > 599) throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
  if (!REASON.test(text)) throw new TypeError('Invalid statusText');
  return { status: code, statusText: text, headers: list };
}

function consume(response: unknown, name: keyof typeof packages): Promise<unknown> {
  let state: State;
  try {
    state = stateOf(response);
  } catch (error) {
    return Promise.reject(error);
  }
  const { body, headers } = state;
  if (body?.isUnusable) return Promise.reject(new TypeError('Body is unusable: Body has already been read'));
  const type = (headers.get('content-type') ?? '').toLowerCase();
  return Promise.resolve(body === null ? new Uint8Array() : body.take()).then((bytes) => packages[name](bytes, type));
}

let isInstance: (value: object) => boolean;

/**
 * `Response` (fetch.spec.whatwg.org/#response-class).
 */
export class Response {
  #state: State;

  static {
    isInstance = (value) => #state in value;
    stateOf = (response) => {
      if (typeof response !== 'object' || response === null || !(#state in response)) throw illegalInvocation();
      return response.#state;
    };
  }

  constructor(body: unknown = null, init: unknown = {}) {
    if (typeof init === 'object' && init !== null && kState in init) {
      this.#state = (init as { [kState]: State })[kState];
      return;
    }
    const { status, statusText, headers } = readInit(init);
    let extracted: Body | null = null;
    if (body !== null && body !== undefined) {
      if (NULL_BODY.includes(status)) throw new TypeError(`Response constructor: Invalid response status code ${status}`);
      extracted = extractBody(body);
      if (extracted.type !== undefined && !headers.has('content-type')) headers.append('content-type', extracted.type);
    }
    this.#state = { type: 'default', status, statusText, headers, body: extracted };
  }

  static error(): Response {
    const headers = guarded(new Headers(), 'immutable');
    return fromState({ type: 'error', status: 0, statusText: '', headers, body: null });
  }

  static json(...given: [data: unknown, init?: unknown]): Response {
    requireArguments(given, 1, 'Response.json');
    const text = JSON.stringify(given[0]) as string | undefined;
    if (text === undefined) throw new TypeError('Value is not JSON serializable');
    const { status, statusText, headers } = readInit(given[1]);
    if (NULL_BODY.includes(status)) throw new TypeError(`Response constructor: Invalid response status code ${status}`);
    const bytes = new TextEncoder().encode(text);
    if (!headers.has('content-type')) headers.append('content-type', 'application/json');
    return fromState({ type: 'default', status, statusText, headers, body: new Body({ bytes }) });
  }

  static redirect(...given: [url: unknown, status?: unknown]): Response {
    requireArguments(given, 1, 'Response.redirect');
    const [url, code = 302] = given;
    let location: string;
    try {
      location = new URL(`${url as string}`).href;
    } catch (cause) {
      throw new TypeError(`Failed to parse URL from ${url as string}`, { cause });
    }
    const status = (Math.trunc(Number(code)) || 0) & 0xffff;
    if (!REDIRECTS.includes(status)) throw new RangeError(`Invalid status code ${status}`);
    const headers = guarded(new Headers({ location }), 'immutable');
    return fromState({ type: 'default', status, statusText: '', headers, body: null });
  }

  get type(): string {
    return stateOf(this).type;
  }

  get url(): string {
    stateOf(this);
    return '';
  }

  get redirected(): boolean {
    stateOf(this);
    return false;
  }

  get status(): number {
    return stateOf(this).status;
  }

  get ok(): boolean {
    const { status } = stateOf(this);
    return status >= 200 && status <= 299;
  }

  get statusText(): string {
    return stateOf(this).statusText;
  }

  get headers(): Headers {
    return stateOf(this).headers;
  }

  get body(): ReadableStream | null {
    return stateOf(this).body?.stream ?? null;
  }

  get bodyUsed(): boolean {
    return stateOf(this).body?.isUsed ?? false;
  }

  clone(): Response {
    const state = stateOf(this);
    if (state.body?.isUnusable) throw new TypeError('Response.clone: Body has already been consumed.');
    return fromState({ ...state, headers: new Headers(state.headers), body: state.body?.clone() ?? null });
  }

  blob(): Promise<unknown> {
    return consume(this, 'blob');
  }

  arrayBuffer(): Promise<unknown> {
    return consume(this, 'arrayBuffer');
  }

  text(): Promise<unknown> {
    return consume(this, 'text');
  }

  json(): Promise<unknown> {
    return consume(this, 'json');
  }

  formData(): Promise<unknown> {
    return consume(this, 'formData');
  }

  bytes(): Promise<unknown> {
    return consume(this, 'bytes');
  }

  [customInspectSymbol](depth: unknown, options: { depth?: unknown }): string {
    const { status, statusText, headers, body, type } = stateOf(this);
    const shown = {
      status,
      statusText,
      headers,
      body: body && {},
      bodyUsed: this.bodyUsed,
      ok: this.ok,
      redirected: false,
      type,
      url: '',
    };
    return `Response ${inspect(shown, { ...options, depth: options.depth ?? depth } as never)}`;
  }
}

function fromState(state: State): Response {
  return new Response(null, { [kState]: state });
}

const getters = ['type', 'url', 'redirected', 'status', 'ok', 'statusText', 'headers', 'body', 'bodyUsed'];
for (const name of [...getters, 'clone', 'blob', 'arrayBuffer', 'text', 'json', 'formData', 'bytes']) {
  Object.defineProperty(Response.prototype, name, { enumerable: true });
}
for (const [name, length] of Object.entries({ error: 0, json: 1, redirect: 1 })) {
  Object.defineProperty(Response[name as 'json'], 'length', { value: length, configurable: true });
  Object.defineProperty(Response, name, { enumerable: true });
}
Object.defineProperty(Response.prototype, Symbol.toStringTag, { value: 'Response', configurable: true });
refuseCloning(Response.prototype, isInstance!);
