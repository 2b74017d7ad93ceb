import type { OptionDefinition, OptionDefinitions } from './guest-parse-args.ts';

export interface OptionToken {
  kind: 'option';
  name: string;
  rawName: string;
  index: number;
  value: string | undefined;
  inlineValue: boolean | undefined;
}

/** What an argument was read as (nodejs.org/api/util.html#parseargs-tokens). */
export type Token =
  | OptionToken
  | { kind: 'positional'; index: number; value: string }
  | { kind: 'option-terminator'; index: number };

function definitionOf(options: OptionDefinitions, name: string): OptionDefinition | undefined {
  return Object.hasOwn(options, name) ? options[name] : undefined;
}

/** The long name that a short one stands for; a short option without a definition is its own name. */
function longNameOf(short: string, options: OptionDefinitions): string {
  for (const [name, definition] of Object.entries(options)) {
    if (Object.hasOwn(definition, 'short') && definition.short === short) return name;
  }
  return short;
}

function takesValue(options: OptionDefinitions, name: string): boolean {
  return definitionOf(options, name)?.type === 'string';
}

/** Reads the arguments from left to right, by the definitions alone: what is allowed is decided later. */
export function tokenize(args: readonly unknown[], options: OptionDefinitions): Token[] {
  const tokens: Token[] = [];
  let index = 0;

  const pushOption = (rawName: string, name: string, inline: string | undefined): void => {
    const at = index;
    if (inline !== undefined) {
      tokens.push({ kind: 'option', name, rawName, index: at, value: inline, inlineValue: true });
      return;
    }
    const next = args[index + 1];
    if (takesValue(options, name) && next !== undefined && next !== null) {
      index++;
      tokens.push({ kind: 'option', name, rawName, index: at, value: next as string, inlineValue: false });
      return;
    }
    tokens.push({ kind: 'option', name, rawName, index: at, value: undefined, inlineValue: undefined });
  };

  const readShortGroup = (arg: string): void => {
    for (let at = 1; at < arg.length; at++) {
      const short = arg[at]!;
      const name = longNameOf(short, options);
      const rest = arg.slice(at + 1);
      if (takesValue(options, name) && rest !== '') {
        pushOption(`-${short}`, name, rest);
        return;
      }
      pushOption(`-${short}`, name, undefined);
    }
  };

  const readLong = (arg: string): void => {
    const equals = arg.indexOf('=', 3);
    const rawName = equals < 0 ? arg : arg.slice(0, equals);
    pushOption(rawName, rawName.slice(2), equals < 0 ? undefined : arg.slice(equals + 1));
  };

  for (; index < args.length; index++) {
    const arg = args[index] as string;
    if (typeof arg !== 'string' || arg === '-' || !arg.startsWith('-')) {
      tokens.push({ kind: 'positional', index, value: arg });
    } else if (arg === '--') {
      tokens.push({ kind: 'option-terminator', index });
      while (++index < args.length) tokens.push({ kind: 'positional', index, value: args[index] as string });
    } else if (arg.startsWith('--')) {
      readLong(arg);
    } else {
      readShortGroup(arg);
    }
  }
  return tokens;
}
