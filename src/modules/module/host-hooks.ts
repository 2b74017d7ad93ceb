import { type Attributes, checkAttributes } from './host-attributes.ts';
import { sourceTooLarge } from './host-errors.ts';
import { parseUrl } from './host-file-url.ts';
import { nativeName } from './host-native-names.ts';
import { isTypeScript, pathOfUrl, readDataUrl, type SourceReader } from './host-source.ts';
import type { ImportRequest } from './host-syntax.ts';

/** What hooks ask of the loader. */
interface HookedLoader {
  readonly sources: SourceReader;
  /** The URL of an import. What hooks have made may have any URL for a base, and nothing is relative to most of them. */
  readonly resolve: (specifier: string, base: string) => string;
  /** The format of a module, with the checks of an import. */
  readonly describe: (url: string) => string;
  /** Whether the engine has an ES module. */
  readonly isLoaded: (url: string) => boolean;
  /** The text of an ES module. */
  readonly code: (url: string) => string;
  /** Puts a text in the place of a module's. */
  readonly override: (url: string, code: string) => void;
  /** What the specifiers of the loader's own begin with. */
  readonly trusted: string;
}

/** Imports that hooks have resolved, and the characters of their names. */
const MAX_LINKS = 100_000;
const MAX_LINK_CHARACTERS = 16 << 20;

/**
 * The host's half of customization hooks (nodejs.org/api/module.html#customization-hooks): the loader's defaults, and what
 * hooks have put in the place of them.
 */
export class HookedModules {
  readonly #loader: HookedLoader;
  /** Importing module and specifier -> native name. */
  readonly #links = new Map<string, string>();
  #linkCharacters = 0;

  constructor(loader: HookedLoader) {
    this.#loader = loader;
  }

  /** Where an import leads and what is there, as far as can be told without failing. */
  resolve(specifier: string, base: string): readonly [url: string, format: string | undefined] {
    const url = this.#loader.resolve(specifier, base);
    return [url, formatForHooks(url, this.#loader.sources)];
  }

  /** Format and text of a module, with every check that an import makes. */
  load(url: string, format: string | undefined, attributes: Attributes): readonly [format: string, text: string | undefined] {
    const { describe, sources } = this.#loader;
    const described = describe(url);
    checkAttributes(attributes, described, url);
    return [format ?? formatForHooks(url, sources) ?? described, textForHooks(url, sources)];
  }

  /** The specifier of a module that the engine has, by its URL. */
  known(url: string): string | undefined {
    return this.#loader.isLoaded(url) ? this.#loader.trusted + url : undefined;
  }

  /** Takes what hooks have made of a module. Gives the specifier that evaluates it. */
  define(url: string, format: string, text = ''): string {
    const { describe, override, sources, trusted } = this.#loader;
    if (format === 'builtin') {
      describe(url);
      return trusted + nativeName('builtin', url.slice('node:'.length));
    }
    override(url, format.endsWith('-typescript') ? sources.strip(text, url) : text);
    if (format === 'json') return trusted + nativeName('json', url);
    return trusted + (format.startsWith('commonjs') ? nativeName('cjs', url) : url);
  }

  /** The static imports of a module that hooks have defined. What does not parse, the engine reports. */
  imports(url: string): readonly ImportRequest[] {
    return this.#loader.sources.facts(this.#loader.code(url))?.imports ?? [];
  }

  /** An import of a module leads to what `define` or `known` has given. */
  link(base: string, specifier: string, target: string): void {
    const { trusted } = this.#loader;
    if (!target.startsWith(trusted)) return;
    this.#linkCharacters += base.length + specifier.length + target.length;
    if (this.#links.size >= MAX_LINKS || this.#linkCharacters > MAX_LINK_CHARACTERS)
      throw sourceTooLarge(base, MAX_LINK_CHARACTERS);
    this.#links.set(`${base}\0${specifier}`, target.slice(trusted.length));
  }

  linkOf(key: string): string | undefined {
    return this.#links.get(key);
  }
}

/** The format in the words of the hooks; undefined for a builtin, and for what an import would refuse. */
function formatForHooks(url: string, sources: SourceReader): string | undefined {
  if (/^(?:node|host):/i.test(url)) return undefined;
  try {
    const path = pathOfUrl(url);
    if (path === undefined) return readDataUrl(new URL(url)).format;
    const format = sources.importFormat(path, url);
    return isTypeScript(path) ? `${format}-typescript` : format;
  } catch {
    return undefined;
  }
}

/** The text of a module as it stands, types and all; undefined for a builtin. */
function textForHooks(url: string, sources: SourceReader): string | undefined {
  if (/^(?:node|host):/i.test(url)) return undefined;
  const path = pathOfUrl(url);
  return path === undefined ? readDataUrl(parseUrl(url)!).text : sources.text(path);
}
