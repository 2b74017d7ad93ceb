import type { WireStream } from './guest-wire-stream.ts';

/** What the rules say of a field: it counts, it is left out, or the message is broken (RFC 9113, 8.2 and 8.3). */
export type Verdict = 'keep' | 'drop' | 'broken';
export type Kind = 'request' | 'response' | 'trailers';

const NAME = /^:?[!#$%&'*+\-.^_`|~0-9a-z]+$/;
const UPPER = /[A-Z]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what RFC 9113, 8.2.1 forbids, and all others below a blank.
const VALUE = /^(?:[^\x00-\x20\x7f](?:[^\x00-\x08\x0a-\x1f\x7f]*[^\x00-\x20\x7f])?)?$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, with blanks around it.
const LOOSE_VALUE = /^[^\x00-\x08\x0a-\x1f\x7f]*$/;
const METHOD = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+\-.]*$/;
const AUTHORITY = /^[!$%&'()*+,\-.:;=@[\]_~0-9A-Za-z]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: nothing of a path is a control character or a blank.
const PATH = /^[^\x00-\x20\x7f]+$/;
const hopByHop = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);

/** One message as its fields come. */
export class Message {
  readonly #stream: WireStream;
  readonly #kind: Kind;
  readonly #allowsProtocol: boolean;
  readonly #isStrict: boolean;
  readonly #pseudo = new Map<string, string>();
  #hasFields = false;
  #hasHost = false;
  /** Of a response. */
  status = 0;

  constructor(stream: WireStream, kind: Kind, allowsProtocol: boolean, isStrict: boolean) {
    this.#isStrict = isStrict;
    this.#stream = stream;
    this.#kind = kind;
    this.#allowsProtocol = allowsProtocol;
  }

  take(name: string, value: string): Verdict {
    const isPseudo = name.charCodeAt(0) === 0x3a;
    if (!NAME.test(name)) {
      if (isPseudo || UPPER.test(name)) return 'broken';
      this.#hasFields = true;
      return 'drop';
    }
    if (!this.#isValue(name, value)) {
      if (isPseudo) return 'broken';
      this.#hasFields = true;
      return 'drop';
    }
    if (isPseudo) return this.#takePseudo(name, value) ? 'keep' : 'broken';
    this.#hasFields = true;
    return this.#takeField(name, value);
  }

  #isValue(name: string, value: string): boolean {
    switch (name) {
      case ':authority':
      case 'host':
        return AUTHORITY.test(value);
      case ':method':
        return METHOD.test(value);
      case ':scheme':
        return SCHEME.test(value);
      case ':path':
        return PATH.test(value);
      default:
        return this.#isStrict ? VALUE.test(value) : LOOSE_VALUE.test(value);
    }
  }

  #takePseudo(name: string, value: string): boolean {
    if (this.#hasFields || this.#kind === 'trailers' || this.#pseudo.has(name)) return false;
    if (this.#kind === 'response') {
      if (name !== ':status' || !/^\d{3}$/.test(value)) return false;
      this.status = Number(value);
    } else if (name === ':protocol') {
      if (!this.#allowsProtocol) return false;
    } else if (name !== ':method' && name !== ':scheme' && name !== ':path' && name !== ':authority') return false;
    if (name === ':method') {
      this.#stream.isHead = value === 'HEAD';
      this.#stream.isConnect = value === 'CONNECT';
    }
    this.#pseudo.set(name, value);
    return true;
  }

  #takeField(name: string, value: string): Verdict {
    if (hopByHop.has(name)) return 'broken';
    if (name === 'te') return value.toLowerCase() === 'trailers' ? 'keep' : 'broken';
    if (name === 'host' && this.#kind === 'request') {
      if (this.#hasHost) return 'broken';
      this.#hasHost = true;
      return 'keep';
    }
    if (name === 'content-length' && this.#kind !== 'trailers') return this.#takeLength(value);
    return 'keep';
  }

  #takeLength(value: string): Verdict {
    const stream = this.#stream;
    // RFC 9110, 8.6: neither an informational response nor 204 has one; some servers send a zero all the same.
    if (this.#kind === 'response') {
      const { status } = this;
      if (status === 204) return value === '0' ? 'drop' : 'broken';
      if (status < 200) return 'broken';
      if (stream.isConnect && status < 300) return value === '0' ? 'drop' : 'broken';
    }
    if (stream.contentLength !== -1 || !/^\d{1,18}$/.test(value)) return 'broken';
    stream.contentLength = Number(value);
    return 'keep';
  }

  /** Whether the message is whole; `isEnd`: nothing comes after it. */
  isComplete(isEnd: boolean): boolean {
    const stream = this.#stream;
    if (this.#kind === 'trailers') return isEnd;
    if (this.#kind === 'request' ? !this.#isRequest() : !this.#isResponse(isEnd)) return false;
    return !isEnd || isBodyComplete(stream);
  }

  #isRequest(): boolean {
    const pseudo = this.#pseudo;
    const has = (name: string): boolean => pseudo.has(name);
    if (!has(':protocol') && pseudo.get(':method') === 'CONNECT') {
      this.#stream.contentLength = -1;
      return has(':authority') && !has(':scheme') && !has(':path');
    }
    if (!has(':method') || !has(':scheme') || !has(':path') || !(has(':authority') || this.#hasHost)) return false;
    if (has(':protocol') && (pseudo.get(':method') !== 'CONNECT' || !has(':authority'))) return false;
    const scheme = pseudo.get(':scheme')!.toLowerCase();
    const path = pseudo.get(':path')!;
    if (scheme !== 'http' && scheme !== 'https') return true;
    return path.startsWith('/') || (path === '*' && pseudo.get(':method') === 'OPTIONS');
  }

  #isResponse(isEnd: boolean): boolean {
    if (!this.#pseudo.has(':status')) return false;
    const stream = this.#stream;
    if (this.status < 200) return !isEnd;
    if (stream.isConnect && this.status < 300) stream.contentLength = -1;
    else if (stream.isHead || this.status === 304 || this.status === 204) stream.contentLength = 0;
    return true;
  }
}

/** RFC 9113, 8.1.1 */
export function isBodyComplete(stream: WireStream): boolean {
  return stream.contentLength === -1 || stream.contentLength === stream.contentReceived;
}
