/** A warning that the guest has to emit: arguments of `process.emitWarning`. */
export interface LoaderWarning {
  readonly message: string;
  readonly type: string;
  readonly code: string | undefined;
}

/** Above this many that wait, further ones are dropped; above this many that were given, so are their repetitions. */
const MAX_WAITING = 100;
const MAX_GIVEN = 10_000;
/** Longer texts are cut: a program may give its files any names. */
const MAX_MESSAGE = 16_384;

/** The warnings of one sandbox's loader. The guest takes them when it next has a reason to speak to the loader. */
export class LoaderWarnings {
  #waiting: LoaderWarning[] = [];
  readonly #given = new Set<string>();

  add(message: string, type = 'Warning', code?: string): void {
    if (this.#waiting.length < MAX_WAITING) this.#waiting.push({ message: message.slice(0, MAX_MESSAGE), type, code });
  }

  take(): LoaderWarning[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }

  /** A module in a package that does not say so; once for each package (observed). */
  typeless(url: string, packagePath: string): void {
    if (!this.#isFirst(`type ${packagePath}`)) return;
    this.add(
      `Module type of ${url} is not specified and it doesn't parse as CommonJS.\n` +
        'Reparsing as ES module because module syntax was detected. This incurs a performance overhead.\n' +
        `To eliminate this warning, add "type": "module" to ${packagePath}.`,
      'Warning',
      'MODULE_TYPELESS_PACKAGE_JSON',
    );
  }

  /** nodejs.org/api/deprecations.html#DEP0128 */
  invalidMain(packagePath: string, main: string): void {
    if (!this.#isFirst(`main ${packagePath}`)) return;
    this.add(
      `Invalid 'main' field in '${packagePath}' of '${main}'. Please either fix that or report it to the module author`,
      'DeprecationWarning',
      'DEP0128',
    );
  }

  #isFirst(key: string): boolean {
    if (this.#given.has(key) || this.#given.size >= MAX_GIVEN) return false;
    this.#given.add(key);
    return true;
  }
}
