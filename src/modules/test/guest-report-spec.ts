/** The `spec` reporter's text (nodejs.org/api/test.html#test-reporters; observed in Node 24). */
import { inspect } from 'internal:inspect';
import path from 'node:path';
import process from 'node:process';
import { shouldColorize } from 'node:util';
import { isTestFailure } from './guest-failure.ts';
import type { TestEvent } from './guest-test.ts';

interface Data {
  readonly nesting: number;
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message?: string;
  readonly level?: string;
  readonly skip?: unknown;
  readonly todo?: unknown;
  readonly expectFailure?: unknown;
  readonly details: { readonly duration_ms: number; readonly type?: string; readonly error?: unknown };
}

interface Colors {
  readonly green: string;
  readonly red: string;
  readonly blue: string;
  readonly gray: string;
  readonly yellow: string;
  readonly white: string;
  readonly any: boolean;
}

const plain: Colors = { green: '', red: '', blue: '', gray: '', yellow: '', white: '', any: false };
const colored: Colors = {
  green: '\u001b[32m',
  red: '\u001b[31m',
  blue: '\u001b[34m',
  gray: '\u001b[90m',
  yellow: '\u001b[33m',
  white: '\u001b[39m',
  any: true,
};

export function reporterColors(): Colors {
  return shouldColorize(process.stdout as { isTTY?: boolean }) ? colored : plain;
}

export function formatError(error: unknown, indent: string, hasColors: boolean): string {
  const cause = isTestFailure(error) ? error.cause : error;
  const text = inspect(cause, { colors: hasColors, breakLength: Number.POSITIVE_INFINITY });
  return `\n${indent}  ${text.split(/\r?\n/).join(`\n${indent}  `)}\n`;
}

function directiveOf({ skip, todo, expectFailure }: Data, isPass: boolean): [symbol: string, text: string, color: keyof Colors] {
  if (skip !== undefined) return ['\ufe63 ', typeof skip === 'string' && skip !== '' ? ` # ${skip}` : ' # SKIP', 'gray'];
  if (todo !== undefined) {
    const text = typeof todo === 'string' && todo !== '' ? ` # ${todo}` : ' # TODO';
    return isPass ? ['\u2714 ', text, 'green'] : ['\u26a0 ', text, 'yellow'];
  }
  const text = expectFailure === undefined ? '' : ' # EXPECTED FAILURE';
  return isPass ? ['\u2714 ', text, 'green'] : ['\u2716 ', text, 'red'];
}

export function resultLine(data: Data, isPass: boolean, indent: string, colors: Colors): string {
  const [symbol, directive, color] = directiveOf(data, isPass);
  const { duration_ms: ms } = data.details;
  const time = ms ? ` ${colors.gray}(${ms}ms)${colors.white}` : '';
  return `${indent}${colors[color] as string}${symbol}${data.name}${colors.white}${time}${directive}\n`;
}

function isOwnFailure(error: unknown): boolean {
  return (error as { failureType?: unknown } | undefined)?.failureType !== 'subtestsFailed';
}

/** Turns events into text. Parents are announced when the first of their children has a result. */
export class SpecText {
  #open: Data[] = [];
  #announced: Data[] = [];
  readonly #failed: Data[] = [];
  readonly #colors = reporterColors();

  format({ type, data }: TestEvent): string {
    const event = data as unknown as Data;
    switch (type) {
      case 'test:start':
        this.#open.unshift(event);
        return '';
      case 'test:pass':
      case 'test:fail':
        return this.#result(event, type === 'test:pass');
      case 'test:diagnostic':
        return this.#diagnostic(event);
      case 'test:stdout':
      case 'test:stderr':
        return String(event.message);
      default:
        return '';
    }
  }

  #indent(nesting: number): string {
    return '  '.repeat(nesting);
  }

  #diagnostic({ nesting, message, level }: Data): string {
    const color = level === 'error' ? this.#colors.red : level === 'warn' ? this.#colors.yellow : this.#colors.blue;
    return `${color}${this.#indent(nesting)}\u2139 ${message as string}${this.#colors.white}\n`;
  }

  #result(data: Data, isPass: boolean): string {
    let text = '';
    if (!isPass && isOwnFailure(data.details.error)) this.#failed.push(data);
    // The test itself is the innermost that was started.
    this.#open.shift();
    const parents = this.#open.filter((open) => !this.#announced.includes(open)).reverse();
    for (const parent of parents) {
      this.#announced.push(parent);
      text += `${this.#indent(parent.nesting)}\u25b6 ${parent.name}\n`;
    }
    const index = this.#announced.findIndex((open) => open.nesting === data.nesting && open.name === data.name);
    if (index >= 0) this.#announced.splice(index, 1);
    return text + resultLine(data, isPass, this.#indent(data.nesting), this.#colors);
  }

  /** What stands behind the summary. */
  end(): string {
    if (this.#failed.length === 0) return '';
    const { red, white, any } = this.#colors;
    let text = `\n${red}\u2716 failing tests:${white}\n`;
    for (const data of this.#failed) {
      const { file, line, column, details } = data;
      const shown = file === undefined ? '' : path.relative(process.cwd(), file);
      if (file !== undefined) text += `\ntest at ${shown}:${line}:${column}\n`;
      else text += '\n';
      text += resultLine(data, false, '', this.#colors).trimEnd();
      text += formatError(details.error, '', any);
    }
    return text;
  }
}

export type { Data };
