/** Options, colours and the state of one inspection (nodejs.org/api/util.html#utilinspectobject-options). */

const { hasOwn, keys: listKeys } = Object;

export interface InspectOptions {
  showHidden?: boolean;
  depth?: number | null;
  colors?: boolean;
  customInspect?: boolean;
  showProxy?: boolean;
  maxArrayLength?: number | null;
  maxStringLength?: number | null;
  breakLength?: number;
  compact?: boolean | number;
  sorted?: boolean | ((a: string, b: string) => number);
  getters?: boolean | 'get' | 'set';
  numericSeparator?: boolean;
}

/** Returns the text in the colour of that style, or the text itself. */
export type Stylize = (text: string, style?: string) => string;

/** One inspection under way. Custom inspection functions see the options part of it. */
export interface InspectContext extends Required<InspectOptions> {
  /** Infinity where the option is null. */
  maxArrayLength: number;
  /** Infinity where the option is null. */
  maxStringLength: number;
  stylize: Stylize;
  /** Options that the caller passed beyond those above: custom inspection functions get them too. */
  userOptions: Record<PropertyKey, unknown> | undefined;
  /** Objects on the way from the root to the current value. */
  seen: object[];
  /** Objects that refer to themselves, by reference number. */
  circular: Map<object, number> | undefined;
  /** Characters written so far by indentation: a bound against output that grows exponentially. */
  budget: Record<number, number>;
  indentation: number;
  /** Level of the object whose properties are being written. */
  currentDepth: number;
}

/** Sealed, as in Node: assigning an unknown option to `inspect.defaultOptions` throws. */
export const defaultOptions: Required<InspectOptions> = Object.seal({
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
});

/** `[Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect)` replaces an object's own form. */
export const customInspectSymbol: unique symbol = Symbol.for('nodejs.util.inspect.custom') as never;

type ColorPair = [open: number, close: number];

/** SGR codes (ECMA-48 8.3.117) by name, in Node's order; `util.styleText` takes the same names. */
export const colors: Record<string, ColorPair> = Object.create(null) as Record<string, ColorPair>;

const COLOR_TABLE =
  'reset 0 0 bold 1 22 dim 2 22 italic 3 23 underline 4 24 blink 5 25 inverse 7 27 hidden 8 28 strikethrough 9 29 ' +
  'doubleunderline 21 24 black 30 39 red 31 39 green 32 39 yellow 33 39 blue 34 39 magenta 35 39 cyan 36 39 white 37 39 ' +
  'bgBlack 40 49 bgRed 41 49 bgGreen 42 49 bgYellow 43 49 bgBlue 44 49 bgMagenta 45 49 bgCyan 46 49 bgWhite 47 49 ' +
  'framed 51 54 overlined 53 55 gray 90 39 redBright 91 39 greenBright 92 39 yellowBright 93 39 blueBright 94 39 ' +
  'magentaBright 95 39 cyanBright 96 39 whiteBright 97 39 bgGray 100 49 bgRedBright 101 49 bgGreenBright 102 49 ' +
  'bgYellowBright 103 49 bgBlueBright 104 49 bgMagentaBright 105 49 bgCyanBright 106 49 bgWhiteBright 107 49';

/** Aliases are accessors over the colour that they name, so that a changed colour changes them too. */
const ALIAS_TABLE =
  'grey gray blackBright gray bgGrey bgGray bgBlackBright bgGray faint dim crossedout strikethrough ' +
  'strikeThrough strikethrough crossedOut strikethrough conceal hidden swapColors inverse swapcolors inverse ' +
  'doubleUnderline doubleunderline';

const colorWords = COLOR_TABLE.split(' ');
for (let index = 0; index < colorWords.length; index += 3) {
  colors[colorWords[index]!] = [Number(colorWords[index + 1]), Number(colorWords[index + 2])];
}
const aliasWords = ALIAS_TABLE.split(' ');
for (let index = 0; index < aliasWords.length; index += 2) {
  const target = aliasWords[index + 1]!;
  Object.defineProperty(colors, aliasWords[index]!, {
    get: () => colors[target],
    set(value: ColorPair) {
      colors[target] = value;
    },
    enumerable: false,
    configurable: true,
  });
}

/** Colour names by what is printed. */
export const styles: Record<string, string> = Object.assign(Object.create(null) as Record<string, string>, {
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'grey',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: 'red',
  module: 'underline',
});

export function stylizePlain(text: string): string {
  return text;
}

export function stylizeColored(text: string, style?: string): string {
  const name = style === undefined ? undefined : styles[style];
  const pair = name === undefined ? undefined : colors[name];
  return pair === undefined ? text : `\u001b[${pair[0]}m${text}\u001b[${pair[1]}m`;
}

function isOptionName(name: string): name is keyof InspectOptions {
  return hasOwn(defaultOptions, name);
}

/** A context from user options; unknown ones are kept for custom inspection functions. `legacy` yields to `options`. */
export function createContext(options?: object | null, legacy?: InspectOptions): InspectContext {
  const context: InspectContext = {
    ...(defaultOptions as Required<InspectOptions> & { maxArrayLength: number; maxStringLength: number }),
    stylize: stylizePlain,
    userOptions: undefined,
    seen: [],
    circular: undefined,
    budget: {},
    indentation: 0,
    currentDepth: 0,
  };
  if (legacy !== undefined) Object.assign(context, legacy);
  if (options) {
    for (const name of listKeys(options)) {
      const value = (options as Record<string, unknown>)[name];
      if (isOptionName(name) || name === 'stylize') (context as unknown as Record<string, unknown>)[name] = value;
      else context.userOptions ??= Object.assign({}, options) as Record<PropertyKey, unknown>;
    }
  }
  if (context.colors) context.stylize = stylizeColored;
  if ((context.maxArrayLength as number | null) === null) context.maxArrayLength = Number.POSITIVE_INFINITY;
  if ((context.maxStringLength as number | null) === null) context.maxStringLength = Number.POSITIVE_INFINITY;
  return context;
}

/** What a custom inspection function gets as its second argument: the options with the depth that is left. */
export function optionsForUser(context: InspectContext, foreign: boolean): Record<PropertyKey, unknown> {
  const result: Record<PropertyKey, unknown> = { stylize: context.stylize };
  for (const name of listKeys(defaultOptions) as (keyof InspectOptions)[]) result[name] = context[name];
  Object.assign(result, context.userOptions);
  if (foreign) {
    // An object from elsewhere must not be handed functions or prototypes of this realm through the options.
    Object.setPrototypeOf(result, null);
    for (const key of listKeys(result)) {
      const value = result[key];
      if ((typeof value === 'object' || typeof value === 'function') && value !== null) delete result[key];
    }
    result.stylize = Object.setPrototypeOf((text: unknown, style: unknown) => {
      let styled: unknown;
      try {
        styled = context.stylize(`${text as string}`, style as string);
      } catch {
        // What cannot be styled is given back as it came.
      }
      return typeof styled === 'string' ? styled : text;
    }, null);
  }
  return result;
}
