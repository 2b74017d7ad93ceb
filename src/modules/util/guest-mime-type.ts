import { codes } from 'internal:errors';

/** Code points of an HTTP token (mimesniff.spec.whatwg.org/#http-token-code-point). */
const NOT_TOKEN = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
/** Code points that a quoted parameter value must not have (mimesniff.spec.whatwg.org/#http-quoted-string-token-code-point). */
const NOT_QUOTABLE = /[^\t\u0020-~\u0080-\u00ff]/;
const EDGES = /^[\r\n\t ]+|[\r\n\t ]+$/g;
const TRAILING_SPACE = /[\r\n\t ]+$/;

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function validatePart(part: string, production: string, whole: string): string {
  const at = part.search(NOT_TOKEN);
  if (part === '' || at >= 0) throw new codes.ERR_INVALID_MIME_SYNTAX(production, whole, at);
  return asciiLower(part);
}

/** A quoted string from its opening quote: the value, and where the next parameter is looked for. */
function readQuoted(text: string, start: number): [value: string, end: number] {
  let value = '';
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\\' && at + 1 < text.length) at++;
    value += text[at++];
  }
  return [value, at];
}

/** Parameters of a MIME type (mimesniff.spec.whatwg.org/#parsing-a-mime-type, nodejs.org/api/util.html#class-utilmimeparams). */
export class MIMEParams {
  #values = new Map<string, string>();

  delete(name: string): void {
    this.#values.delete(asciiLower(`${name}`));
  }
  get(name: string): string | null {
    return this.#values.get(asciiLower(`${name}`)) ?? null;
  }
  has(name: string): boolean {
    return this.#values.has(asciiLower(`${name}`));
  }
  set(name: string, value: string): void {
    const key = validatePart(`${name}`, 'parameter name', `${name}`);
    const text = `${value}`;
    const at = text.search(NOT_QUOTABLE);
    if (at >= 0) throw new codes.ERR_INVALID_MIME_SYNTAX('parameter value', text, at);
    this.#values.set(key, text);
  }
  *entries(): Generator<[name: string, value: string], void> {
    yield* this.#values.entries();
  }
  *keys(): Generator<string, void> {
    yield* this.#values.keys();
  }
  *values(): Generator<string, void> {
    yield* this.#values.values();
  }
  toString(): string {
    const parts: string[] = [];
    for (const [name, value] of this.#values) {
      const isToken = value !== '' && !NOT_TOKEN.test(value);
      parts.push(`${name}=${isToken ? value : `"${value.replace(/["\\]/g, '\\$&')}"`}`);
    }
    return parts.join(';');
  }
  declare [Symbol.iterator]: () => Generator<[name: string, value: string], void>;
  declare toJSON: () => string;
}

const hidden = (value: unknown): PropertyDescriptor => ({ value, writable: true, enumerable: false, configurable: true });
// The same functions under two names, as in Node.
Object.defineProperty(MIMEParams.prototype, Symbol.iterator, hidden(MIMEParams.prototype.entries));
Object.defineProperty(MIMEParams.prototype, 'toJSON', hidden(MIMEParams.prototype.toString));

function parseParams(text: string): MIMEParams {
  const params = new MIMEParams();
  let at = 0;
  while (at < text.length) {
    const separator = text.slice(at).search(/[;=]/);
    const nameEnd = separator < 0 ? text.length : at + separator;
    const name = asciiLower(text.slice(at, nameEnd).replace(/^[\r\n\t ]+/, ''));
    at = nameEnd;
    if (text[at] === '=') {
      let value: string;
      let isQuoted = false;
      if (text[at + 1] === '"') {
        isQuoted = true;
        [value, at] = readQuoted(text, at + 1);
      } else {
        value = text
          .slice(at + 1)
          .split(';', 1)[0]!
          .replace(TRAILING_SPACE, '');
      }
      const isValid = name !== '' && !NOT_TOKEN.test(name) && !NOT_QUOTABLE.test(value) && (isQuoted || value !== '');
      if (isValid && !params.has(name)) params.set(name, value);
    }
    const next = text.indexOf(';', at);
    at = next < 0 ? text.length : next + 1;
  }
  return params;
}

/** A MIME type (nodejs.org/api/util.html#class-utilmimetype, mimesniff.spec.whatwg.org/#parsing-a-mime-type). */
export class MIMEType {
  #type: string;
  #subtype: string;
  readonly #params: MIMEParams;

  constructor(input: string) {
    const whole = `${input}`;
    const text = whole.replace(EDGES, '');
    const slash = text.indexOf('/');
    // Without a slash the type has no end: that alone is the fault, where no character is (observed).
    if (slash < 0) throw new codes.ERR_INVALID_MIME_SYNTAX('type', whole, text.search(NOT_TOKEN));
    this.#type = validatePart(text.slice(0, slash), 'type', whole);
    const semicolon = text.indexOf(';', slash);
    const end = semicolon < 0 ? text.length : semicolon;
    this.#subtype = validatePart(text.slice(slash + 1, end).replace(TRAILING_SPACE, ''), 'subtype', whole);
    this.#params = parseParams(text.slice(end + 1));
  }

  get type(): string {
    return this.#type;
  }
  set type(value: string) {
    this.#type = validatePart(`${value}`, 'type', `${value}`);
  }
  get subtype(): string {
    return this.#subtype;
  }
  set subtype(value: string) {
    this.#subtype = validatePart(`${value}`, 'subtype', `${value}`);
  }
  get essence(): string {
    return `${this.#type}/${this.#subtype}`;
  }
  get params(): MIMEParams {
    return this.#params;
  }
  toString(): string {
    const params = this.#params.toString();
    return params === '' ? this.essence : `${this.essence};${params}`;
  }
  declare toJSON: () => string;
}
Object.defineProperty(MIMEType.prototype, 'toJSON', hidden(MIMEType.prototype.toString));
