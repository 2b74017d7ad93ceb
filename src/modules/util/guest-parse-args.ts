import { codes } from 'internal:errors';
import {
  validateArray,
  validateBoolean,
  validateBooleanArray,
  validateObject,
  validateString,
  validateStringArray,
  validateUnion,
} from 'internal:validators';
import process from 'node:process';
import { type OptionToken, type Token, tokenize } from './guest-parse-args-tokens.ts';

export interface OptionDefinition {
  type: 'string' | 'boolean';
  short?: string;
  multiple?: boolean;
  default?: string | boolean | string[] | boolean[];
}
export type OptionDefinitions = Record<string, OptionDefinition>;

interface ParseArgsConfig {
  args?: string[];
  strict?: boolean;
  allowPositionals?: boolean;
  tokens?: boolean;
  allowNegative?: boolean;
  options?: OptionDefinitions;
}

type OptionValue = string | boolean;
interface ParsedArgs {
  values: Record<string, OptionValue | OptionValue[]>;
  positionals: string[];
  tokens?: Token[];
}

/** An own property: `constructor` is no option of an empty object. */
function own<Key extends string>(object: object, key: Key): unknown {
  return Object.hasOwn(object, key) ? (object as Record<Key, unknown>)[key] : undefined;
}

function validateDefault(value: unknown, { type, multiple }: OptionDefinition, name: string): void {
  if (multiple && type === 'string') validateStringArray(value, name);
  else if (multiple) validateBooleanArray(value, name);
  else if (type === 'string') validateString(value, name);
  else validateBoolean(value, name);
}

function validateDefinitions(options: OptionDefinitions): void {
  for (const [name, definition] of Object.entries(options)) {
    validateObject(definition, `options.${name}`);
    const type = own(definition, 'type');
    validateUnion(type, `options.${name}.type`, ['string', 'boolean']);
    if (Object.hasOwn(definition, 'short')) {
      const short = definition.short;
      validateString(short, `options.${name}.short`);
      if (short.length !== 1) {
        throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}.short`, short, 'must be a single character');
      }
    }
    const multiple = own(definition, 'multiple');
    if (Object.hasOwn(definition, 'multiple')) validateBoolean(multiple, `options.${name}.multiple`);
    const initial = own(definition, 'default');
    if (initial !== undefined) validateDefault(initial, definition, `options.${name}.default`);
  }
}

function spellingOf(name: string, definition: OptionDefinition | undefined): string {
  const short = definition === undefined ? undefined : own(definition, 'short');
  return short ? `-${short as string}, --${name}` : `--${name}`;
}

/** Whether a value taken from the next argument looks like a forgotten one followed by another option. */
function isAmbiguous(token: OptionToken): boolean {
  return !token.inlineValue && token.value !== undefined && token.value.length > 1 && token.value.startsWith('-');
}

function refuseAmbiguous(token: OptionToken): never {
  const { rawName, name } = token;
  const hint = `'--${name}=-XYZ'`;
  const example = rawName.startsWith('--') ? hint : `${hint} or '${rawName}-XYZ'`;
  throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(
    `Option '${rawName}' argument is ambiguous.\nDid you forget to specify the option argument for '${rawName}'?\n` +
      `To specify an option argument starting with a dash use ${example}.`,
  );
}

interface Allowed {
  allowPositionals: boolean;
  allowNegative: boolean;
}

const NEGATION = 'no-';

/** The definition that an option is checked against: with allowNegative also that of its positive name. */
function findDefinition(
  token: OptionToken,
  options: OptionDefinitions,
  { allowNegative, allowPositionals }: Allowed,
): [string, OptionDefinition] {
  const { name } = token;
  if (Object.hasOwn(options, name)) return [name, options[name]!];
  if (allowNegative && name.startsWith(NEGATION)) {
    const positive = name.slice(NEGATION.length);
    const definition = own(options, positive) as OptionDefinition | undefined;
    if (definition?.type === 'boolean') return [positive, definition];
  }
  throw new codes.ERR_PARSE_ARGS_UNKNOWN_OPTION(token.rawName, allowPositionals);
}

function checkOption(token: OptionToken, options: OptionDefinitions, allowed: Allowed): void {
  const [name, definition] = findDefinition(token, options, allowed);
  const spelling = spellingOf(name, definition);
  if (definition.type === 'string' && typeof token.value !== 'string') {
    throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${spelling} <value>' argument missing`);
  }
  if (definition.type === 'boolean' && token.value != null) {
    throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${spelling}' does not take an argument`);
  }
}

function store(token: OptionToken, values: ParsedArgs['values'], options: OptionDefinitions, allowNegative: boolean): void {
  // A prototype must not be set by an argument.
  if (token.name === '__proto__') return;
  let value: OptionValue = token.value ?? true;
  if (allowNegative && token.value === undefined && token.name.startsWith(NEGATION)) {
    token.name = token.name.slice(NEGATION.length);
    value = false;
  }
  const definition = own(options, token.name) as OptionDefinition | undefined;
  if (definition?.multiple !== true) {
    values[token.name] = value;
    return;
  }
  const list = values[token.name];
  if (Array.isArray(list)) list.push(value);
  else values[token.name] = [value];
}

const INLINE = new Set(['-e', '--eval', '-p', '--print', '-pe']);

/** Arguments of the program after the script: everything Node itself does not take. */
function mainArguments(): string[] {
  const { argv, execArgv = [] } = process as unknown as { argv: string[]; execArgv?: string[] };
  // A program on the command line has no file name before its arguments.
  return argv.slice(execArgv.some((argument) => INLINE.has(argument.split('=', 1)[0]!)) ? 1 : 2);
}

/** Parses command-line arguments (nodejs.org/api/util.html#utilparseargsconfig). */
export function parseArgs(config: ParseArgsConfig): ParsedArgs {
  const args = (own(config, 'args') as string[] | undefined) ?? mainArguments();
  const strict = (own(config, 'strict') as boolean | undefined) ?? true;
  const allowPositionals = (own(config, 'allowPositionals') as boolean | undefined) ?? !strict;
  const returnTokens = (own(config, 'tokens') as boolean | undefined) ?? false;
  const allowNegative = (own(config, 'allowNegative') as boolean | undefined) ?? false;
  const options = (own(config, 'options') as OptionDefinitions | undefined) ?? { __proto__: null as never };
  validateArray(args, 'args');
  validateBoolean(strict, 'strict');
  validateBoolean(allowPositionals, 'allowPositionals');
  validateBoolean(returnTokens, 'tokens');
  validateBoolean(allowNegative, 'allowNegative');
  validateObject(options, 'options');
  validateDefinitions(options);

  const tokens = tokenize(args, options);
  const values = Object.create(null) as ParsedArgs['values'];
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option') {
      if (strict) {
        checkOption(token, options, { allowPositionals, allowNegative });
        if (isAmbiguous(token)) refuseAmbiguous(token);
      }
      store(token, values, options, allowNegative);
    } else if (token.kind === 'positional') {
      if (!allowPositionals) throw new codes.ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
      positionals.push(token.value);
    }
  }
  for (const [name, definition] of Object.entries(options)) {
    const initial = own(definition, 'default') as OptionValue | OptionValue[] | undefined;
    // As of arguments: a name that could set a prototype is nobody's option.
    if (initial !== undefined && values[name] === undefined && name !== '__proto__') values[name] = initial;
  }
  return returnTokens ? { values, positionals, tokens } : { values, positionals };
}
