/** What V8 says instead of a text of the engine. */
export type Rewrite = string | ((subject: () => string, match: RegExpExecArray, place: ThrowPlace, inside: string) => string);

/** What stands in the source where an error was thrown: what V8 prints of it, as far as one line tells. */
export class ThrowPlace {
  readonly #line: string | undefined;
  readonly #at: number;
  #argumentTexts: readonly (string | undefined)[] | undefined | null = null;

  constructor(line: string | undefined, column: number) {
    this.#line = line;
    this.#at = Math.max(0, column - 1);
  }

  /** The member chain that ends in the name at the place: `o.deep.run`, `(intermediate value).y`, `new Proxy`. */
  get subject(): string {
    return expressionAt(this.#line, this.#at);
  }

  /** The property's name; undefined where it is computed. */
  get key(): string | undefined {
    const line = this.#line ?? '';
    if (line.charAt(this.#at) === '[')
      return printed(/^\[\s*([^[\]]{1,100}?)\s*\]/.exec(line.slice(this.#at, this.#at + 110))?.[1]);
    const end = this.#nameEnd();
    return end === this.#at ? undefined : line.slice(this.#at, end);
  }

  get isComputed(): boolean {
    return this.#line?.charAt(this.#at) === '[';
  }

  get use(): 'call' | 'new' | 'write' | 'delete' | 'in' | 'read' {
    const line = this.#line ?? '';
    const rest = line.slice(this.#at, this.#at + LONGEST_ARGUMENTS);
    if (/^new\s/.test(rest)) return 'new';
    if (/^in\s/.test(rest)) return 'in';
    const next = line
      .slice(this.#nameEnd(), this.#nameEnd() + LONGEST_ARGUMENTS)
      .replace(/^\[[^[\]]*\]/, '')
      .trimStart();
    if (next.startsWith('(')) return 'call';
    if (/^(?:=(?![=>])|(?:\*\*|<<|>>>?|&&|\|\||\?\?|[-+*/%&|^])=(?!=)|\+\+|--)/.test(next)) return 'write';
    const start = this.#at - (this.subject.length - (this.key ?? '').length);
    return /\bdelete$/.test(line.slice(Math.max(0, start - 10), Math.max(0, start)).trimEnd()) ? 'delete' : 'read';
  }

  /** What the arguments of the call print as; undefined for what is no literal. */
  get args(): readonly (string | undefined)[] {
    if (this.#argumentTexts === null) this.#argumentTexts = this.#readArguments();
    return this.#argumentTexts ?? [];
  }

  /** Whether the whole call stands on the line, with literals alone. */
  get isCallKnown(): boolean {
    const { args } = this;
    return this.#argumentTexts !== undefined && args.every((text) => text !== undefined);
  }

  /** The operands of the operator at the place, where they are literals. */
  get left(): string | undefined {
    const before = (this.#line ?? '').slice(Math.max(0, this.#at - LONGEST_ARGUMENTS), this.#at).trimEnd();
    return printed(/(?:'[^'\\]*'|"[^"\\]*"|(?<![\w$.)\]])\d+)$/.exec(before)?.[0]);
  }
  get right(): string | undefined {
    const operator = this.#nameEnd();
    const rest = (this.#line ?? '').slice(operator, operator + LONGEST_ARGUMENTS).trimStart();
    return printed(/^(?:'[^'\\]*'|"[^"\\]*"|[\w$.]+|\{\s*\})(?=\s*(?:[;,)}\]]|$))/.exec(rest)?.[0]);
  }

  #nameEnd(): number {
    const line = this.#line ?? '';
    let end = this.#at;
    while (isNameCharacter(line, end)) end++;
    return end;
  }

  #readArguments(): readonly (string | undefined)[] | undefined {
    const { use } = this;
    if (this.#line === undefined || (use !== 'call' && use !== 'new')) return undefined;
    const text = this.#line.slice(this.#at, this.#at + LONGEST_ARGUMENTS);
    const open = text.indexOf('(');
    if (open < 0) return undefined;
    const found: string[] = [];
    let depth = 0;
    let begin = open + 1;
    let quote = '';
    for (let at = open; at < text.length; at++) {
      const character = text.charAt(at);
      if (quote !== '') {
        if (character === '\\') at++;
        else if (character === quote) quote = '';
      } else if (character === "'" || character === '"' || character === '`') {
        quote = character;
      } else if ('([{'.includes(character)) {
        depth++;
      } else if (')]}'.includes(character) ? --depth === 0 : character === ',' && depth === 1) {
        found.push(text.slice(begin, at).trim());
        begin = at + 1;
        if (depth === 0) return (found.length === 1 && found[0] === '' ? [] : found).map(printed);
      }
    }
    return undefined;
  }
}

/** How much of a line is looked at behind the place: it is the guest's. */
const LONGEST_ARGUMENTS = 400;

/** What V8 prints for the value of a literal. */
function printed(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^(?:'[^'\\]*'|"[^"\\]*")$/.test(text)) return text.slice(1, -1);
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return String(Number(text));
  if (/^(?:undefined|null|true|false|NaN)$/.test(text)) return text;
  return /^\{\s*\}$/.test(text) ? '#<Object>' : undefined;
}

/** What V8 prints for an expression that it does not print. */
const UNPRINTED = '(intermediate value)';

const isNameCharacter = (text: string, at: number): boolean => /^[\w$#\u0080-\uffff]$/.test(text.charAt(at));

/** Where the characters end before `at` that are no blanks. */
function withoutBlanks(text: string, at: number): number {
  let end = at;
  while (end > 0 && /^\s$/.test(text.charAt(end - 1))) end--;
  return end;
}

/**
 * The member chain that ends in the name at `name`. It is read by
 * character: the line is the guest's, and a pattern that is tried at every place of it takes the square of its length.
 */
function expressionAt(line: string | undefined, name: number): string {
  if (line === undefined) return UNPRINTED;
  if (/^new\s/.test(line.slice(name, name + 4))) {
    const created = /^new\s+([\w$.#\u0080-\uffff]+)/.exec(line.slice(name));
    return `new ${created?.[1] ?? UNPRINTED}`;
  }
  let end = name;
  while (isNameCharacter(line, end)) end++;
  if (end === name) return UNPRINTED;
  let start = name;
  for (;;) {
    let before = withoutBlanks(line, start);
    if (line.charAt(before - 1) !== '.') break;
    before -= line.charAt(before - 2) === '?' ? 2 : 1;
    before = withoutBlanks(line, before);
    if (!isNameCharacter(line, before - 1)) return `${UNPRINTED}.${line.slice(start, end).replace(/\s+/g, '')}`;
    start = before;
    while (isNameCharacter(line, start - 1)) start--;
  }
  return line.slice(start, end).replace(/\s+/g, '');
}
