import { codes } from 'internal:errors';
import { isToken } from 'internal:http-fields';
import { validateString } from 'internal:validators';
import { httpCodes } from './guest-errors.ts';
import { hasInvalidCharacter, validateHeaderName, validateHeaderValue } from './guest-headers.ts';
import type { HeaderTable, Outgoing } from './guest-types.ts';

export const kOutHeaders = Symbol('kOutHeaders');
export const kUniqueHeaders = Symbol('kUniqueHeaders');

interface Headers extends Outgoing {
  [kOutHeaders]: HeaderTable | null;
}
interface HeadersLike {
  getSetCookie?(): string[];
  [Symbol.iterator](): Iterator<[string, unknown]>;
}

const newTable = (): HeaderTable => Object.create(null) as HeaderTable;

function assertUnsent(message: Headers, action: string): void {
  if (message._header) throw new httpCodes.ERR_HTTP_HEADERS_SENT(action);
}

function validateValues(message: Headers, name: string, value: unknown): void {
  const isLenient = message._isLenientHeaderValidation();
  if (Array.isArray(value)) for (const each of value) validateHeaderValue(name, each, isLenient);
  else validateHeaderValue(name, value, isLenient);
}

/** Headers of a message before it is sent (nodejs.org/api/http.html#class-httpoutgoingmessage). */
export const headerMethods = {
  setHeader(this: Headers, name: string, value: unknown): Outgoing {
    assertUnsent(this, 'set');
    validateHeaderName(name);
    validateHeaderValue(name, value, this._isLenientHeaderValidation());
    this[kOutHeaders] ??= newTable();
    this[kOutHeaders][name.toLowerCase()] = [name, value];
    return this;
  },

  setHeaders(this: Headers, headers: unknown): Outgoing {
    assertUnsent(this, 'set');
    const given = headers as (HeadersLike & { keys?: unknown; get?: unknown }) | undefined;
    if (!given || Array.isArray(given) || typeof given.keys !== 'function' || typeof given.get !== 'function') {
      throw new codes.ERR_INVALID_ARG_TYPE('headers', ['Headers', 'Map'], headers);
    }
    // Each cookie is a header of its own, which the iteration of Headers gives one by one.
    const cookies: unknown[] = [];
    for (const [name, value] of given) {
      if (name === 'set-cookie') {
        if (Array.isArray(value)) cookies.push(...value);
        else cookies.push(value);
      } else this.setHeader(name, value);
    }
    if (cookies.length > 0) this.setHeader('set-cookie', cookies);
    return this;
  },

  appendHeader(this: Headers, name: string, value: unknown): Outgoing {
    assertUnsent(this, 'append');
    validateHeaderName(name);
    validateValues(this, name, value);
    this[kOutHeaders] ??= newTable();
    const field = name.toLowerCase();
    const known = this[kOutHeaders][field];
    if (known === undefined) {
      this[kOutHeaders][field] = [name, value];
      return this;
    }
    const all: unknown[] = Array.isArray(known[1]) ? known[1] : [known[1]];
    if (Array.isArray(value)) all.push(...value);
    else all.push(value);
    known[1] = all;
    return this;
  },

  getHeader(this: Headers, name: string): unknown {
    validateString(name, 'name');
    return this[kOutHeaders]?.[name.toLowerCase()]?.[1];
  },

  getHeaderNames(this: Headers): string[] {
    return this[kOutHeaders] === null ? [] : Object.keys(this[kOutHeaders]);
  },

  getRawHeaderNames(this: Headers): string[] {
    return this[kOutHeaders] === null ? [] : Object.values(this[kOutHeaders]).map(([name]) => name);
  },

  getHeaders(this: Headers): Record<string, unknown> {
    const headers = Object.create(null) as Record<string, unknown>;
    for (const [field, [, value]] of Object.entries(this[kOutHeaders] ?? {})) headers[field] = value;
    return headers;
  },

  hasHeader(this: Headers, name: string): boolean {
    validateString(name, 'name');
    return this[kOutHeaders] !== null && Boolean(this[kOutHeaders][name.toLowerCase()]);
  },

  removeHeader(this: Headers, name: string): void {
    validateString(name, 'name');
    assertUnsent(this, 'remove');
    const field = name.toLowerCase();
    // What the message would add by itself stays away as well.
    if (field === 'connection') this._removedConnection = true;
    else if (field === 'content-length') this._removedContLen = true;
    else if (field === 'transfer-encoding') this._removedTE = true;
    else if (field === 'date') this.sendDate = false;
    if (this[kOutHeaders] !== null) delete this[kOutHeaders][field];
  },

  /** nodejs.org/api/http.html#outgoingmessageaddtrailersheaders */
  addTrailers(this: Headers, headers: Record<string, unknown> | [string, unknown][]): void {
    this._trailer = '';
    const pairs = Array.isArray(headers) ? headers.map(([name, value]) => [name, value] as const) : Object.entries(headers);
    for (const [name, value] of pairs) {
      if (!name || !isToken(name)) throw new httpCodes.ERR_INVALID_HTTP_TOKEN('Trailer name', name);
      const values = Array.isArray(value) && value.length > 1 && !joins(this, name) ? value : [joined(value)];
      for (const each of values) {
        if (hasInvalidCharacter(each, this._isLenientHeaderValidation())) {
          throw new httpCodes.ERR_INVALID_CHAR('trailer content', name);
        }
        this._trailer += `${name}: ${each as string}\r\n`;
      }
    }
  },
};
for (const [name, length] of Object.entries({ addTrailers: 1 })) {
  Object.defineProperty(headerMethods[name as 'addTrailers'], 'length', { value: length });
}

function joins(message: Headers, name: string): boolean {
  return Boolean((message[kUniqueHeaders] as Set<string> | null | undefined)?.has(name.toLowerCase()));
}

const joined = (value: unknown): unknown => (Array.isArray(value) ? value.join('; ') : value);
