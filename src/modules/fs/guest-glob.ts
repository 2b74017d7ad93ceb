import { codes } from 'internal:errors';
import { validateFunction, validateObject, validateString, validateStringArray } from 'internal:validators';
import nodePath from 'node:path';
import { fileUrlPath, type Options } from './guest-arguments.ts';
import { compilePatterns, type Pattern, type Step } from './guest-glob-pattern.ts';
import { Dirent, statNumbers, statType } from './guest-stats.ts';
import { host, later } from './guest-turn.ts';

/**
 * `fs.glob` (nodejs.org/api/fs.html#fsglobpattern-options-callback).
 *
 * DIVERGES: the order of results is that of a walk with sorted names, which Node leaves open. Entries of names without wildcards are
 * plain `Dirent`s.
 */
const FOLDER = 2;
const LINK = 3;

interface Entry {
  readonly name: string;
  readonly type: number;
}

interface GlobOptions {
  readonly cwd: string;
  /** The folder as it was given, which the entries' `parentPath` begins with. */
  readonly shown: string;
  readonly withFileTypes: boolean;
  readonly followSymlinks: boolean;
  readonly isExcluded: (path: string, isFolder: boolean) => boolean;
  readonly exclude: ((item: unknown) => unknown) | undefined;
}

function globOptions(given: unknown): GlobOptions {
  validateObject(given, 'options');
  const { exclude, cwd, withFileTypes, followSymlinks } = given as Options;
  const shown = (fileUrlPath(cwd) ?? '.') as string;
  const folder = nodePath.resolve(shown);
  const options = { cwd: folder, shown, withFileTypes: Boolean(withFileTypes), followSymlinks: Boolean(followSymlinks) };
  if (exclude === undefined || exclude === null || typeof exclude === 'function') {
    return { ...options, exclude: (exclude ?? undefined) as GlobOptions['exclude'], isExcluded: () => false };
  }
  if (!Array.isArray(exclude)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.exclude', ['function', 'string[]'], exclude);
  }
  validateStringArray(exclude, 'options.exclude');
  const patterns = exclude.map((pattern) => nodePath.resolve(folder, pattern));
  const isExcluded = (path: string, isFolder: boolean): boolean => {
    const absolute = nodePath.resolve(folder, path);
    return patterns.some(
      (pattern) => nodePath.matchesGlob(absolute, pattern) || (isFolder && nodePath.matchesGlob(`${absolute}/`, pattern)),
    );
  };
  return { ...options, exclude: undefined, isExcluded };
}

function patternsOf(patterns: unknown): Pattern[] {
  if (typeof patterns !== 'object') validateString(patterns, 'patterns');
  else validateStringArray(patterns, 'patterns');
  return [patterns as string | string[]].flat().flatMap(compilePatterns);
}

class Glob {
  readonly #options: GlobOptions;
  readonly #found = new Map<string, string | Dirent>();
  readonly #listings = new Map<string, readonly Entry[] | undefined>();
  /** What `exclude` said of folders, and of entries that it took out. */
  readonly #refused = new Map<string, boolean>();
  /** Places and steps that the current pattern has been at. */
  #seen = new Set<string>();
  #pattern!: Pattern;
  #fresh: (string | Dirent)[] = [];

  constructor(options: GlobOptions) {
    this.#options = options;
  }

  *run(patterns: readonly Pattern[]): Generator<string | Dirent, void> {
    for (const pattern of patterns) {
      this.#pattern = pattern;
      this.#seen = new Set();
      const work: (() => void)[] = [];
      if (pattern.steps.length > 0) work.push(() => this.#visit(pattern.start, 0, false, work));
      else if (pattern.start === '/') work.push(() => this.#add('/', FOLDER));
      for (let task = work.pop(); task !== undefined; task = work.pop()) {
        task();
        yield* this.#fresh;
        this.#fresh = [];
      }
    }
  }

  #absolute(path: string): string {
    return nodePath.resolve(this.#options.cwd, path);
  }

  #list(path: string): readonly Entry[] | undefined {
    if (!this.#listings.has(path)) {
      let text: string | undefined;
      try {
        text = host.readdir(this.#absolute(path), 'scandir', true);
      } catch {
        // What cannot be listed has nothing in it.
      }
      const entries = text === '' ? [] : text?.split('/').map((entry) => ({ name: entry.slice(1), type: Number(entry[0]) }));
      this.#listings.set(path, entries);
    }
    return this.#listings.get(path);
  }

  /** The type of what stands at a path, links not followed; undefined where nothing does. */
  #typeAt(path: string, follow: boolean): number | undefined {
    try {
      return host.stat(this.#absolute(path), statNumbers, follow, false) ? statType() : undefined;
    } catch {
      return undefined;
    }
  }

  #add(path: string, type: number): void {
    if (this.#found.has(path) || this.#options.isExcluded(path, false)) return;
    if (this.#pattern.isFolder && type !== FOLDER && type !== LINK) return;
    const result = this.#options.withFileTypes ? this.#entry(path, type) : path;
    this.#found.set(path, result);
    this.#fresh.push(result);
  }

  #entry(path: string, type: number): Dirent {
    const shown = nodePath.isAbsolute(path) ? path : nodePath.join(this.#options.shown, path);
    return new Dirent(nodePath.basename(this.#absolute(path)), type, nodePath.dirname(shown));
  }

  /** Takes the steps from `at` on in the folder at `path`. Behind a link that `**` led into, `isLinked`, it does not go on. */
  #visit(path: string, at: number, isLinked: boolean, work: (() => void)[]): void {
    const key = `${at}${isLinked ? '!' : ':'}${path}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (path !== '' && path !== '/' && this.#isRefused(path)) return;
    const step = this.#pattern.steps[at]!;
    const isLast = at === this.#pattern.steps.length - 1;
    if (step.kind === 'name') this.#visitName(nodePath.join(path, step.name), at, isLast, work);
    else if (step.kind === 'up') this.#visitUp(path, at, isLast, work);
    else if (step.kind === 'match') this.#visitMatches(path, step, at, isLast, work);
    else this.#visitAll(path, step, at, isLast, isLinked, work);
  }

  /** Each folder is asked about once. */
  #isRefused(path: string): boolean {
    const known = this.#refused.get(path);
    if (known !== undefined) return known;
    const { exclude, withFileTypes, isExcluded } = this.#options;
    const isRefused = isExcluded(path, true) || (exclude !== undefined && !withFileTypes && Boolean(exclude(path)));
    this.#refused.set(path, isRefused);
    return isRefused;
  }

  #visitName(child: string, at: number, isLast: boolean, work: (() => void)[]): void {
    if (!isLast) {
      work.push(() => this.#visit(child, at + 1, false, work));
      return;
    }
    const type = this.#typeAt(child, false);
    if (type !== undefined) this.#add(child, type);
  }

  #visitUp(path: string, at: number, isLast: boolean, work: (() => void)[]): void {
    const above = nodePath.join(path, '..');
    const place = above === '.' ? '' : above;
    if (!isLast) work.push(() => this.#visit(place, at + 1, false, work));
    else if (this.#pattern.steps[at - 1]?.kind === 'globstar') this.#add(above, FOLDER);
  }

  #visitMatches(path: string, step: Step & { kind: 'match' }, at: number, isLast: boolean, work: (() => void)[]): void {
    for (const { name, type } of this.#list(path) ?? []) {
      const child = nodePath.join(path, name);
      if (!step.matches(name) || this.#refused.get(child)) continue;
      const isFolder = type === FOLDER || (type === LINK && this.#options.followSymlinks && this.#leadsToFolder(child));
      if (!isLast) {
        if (isFolder) work.push(() => this.#visit(child, at + 1, false, work));
      } else if (isFolder || !this.#pattern.isFolder) this.#add(child, type);
    }
  }

  #leadsToFolder(path: string): boolean {
    return this.#typeAt(path, true) === FOLDER;
  }

  #visitAll(
    path: string,
    step: Step & { kind: 'globstar' },
    at: number,
    isLast: boolean,
    isLinked: boolean,
    work: (() => void)[],
  ): void {
    const { exclude, withFileTypes, followSymlinks, isExcluded } = this.#options;
    const entries = this.#list(path);
    if (isLast && entries !== undefined) this.#add(path === '' ? '.' : path, FOLDER);
    for (const { name, type } of isLinked ? [] : (entries ?? [])) {
      if (name.startsWith('.')) continue;
      const child = nodePath.join(path, name);
      if (exclude?.(withFileTypes ? this.#entry(child, type) : name)) {
        this.#refused.set(child, true);
        continue;
      }
      if (isExcluded(child, isLast && type === FOLDER)) continue;
      const isFollowed = type === LINK && followSymlinks && this.#leadsToFolder(child) && !this.#isAbove(child);
      if (type === FOLDER || isFollowed) work.push(() => this.#visit(child, at, false, work));
      else if (type === LINK && !isLast && step.entersLinks) work.push(() => this.#visit(child, at + 1, true, work));
      const isFolder = type === FOLDER || isFollowed;
      if (isLast && (isFolder || !this.#pattern.isFolder)) this.#add(child, type);
    }
    // `**` may stand for nothing.
    if (!isLast) work.push(() => this.#visit(path, at + 1, false, work));
  }

  /** Whether a link leads to a folder that it lies in, where following would never end. */
  #isAbove(link: string): boolean {
    const absolute = this.#absolute(link);
    const target = host.realpath(absolute, true);
    return `${host.realpath(nodePath.dirname(absolute), true)}/`.startsWith(`${target}/`);
  }
}

function globSync(patterns: unknown, options: unknown = {}): unknown[] {
  const compiled = patternsOf(patterns);
  return [...new Glob(globOptions(options)).run(compiled)];
}

export const functions = {
  globSync,
  glob(patterns: unknown, options: unknown, callback: unknown): void {
    const isShort = typeof options === 'function';
    const cb = isShort ? options : callback;
    validateFunction(cb, 'cb');
    const notify = cb as unknown as (error: unknown, results?: unknown[]) => void;
    const compiled = patternsOf(patterns);
    const glob = new Glob(globOptions(isShort ? {} : (options ?? {})));
    let results: unknown[];
    try {
      results = [...glob.run(compiled)];
    } catch (error) {
      later(() => notify(error));
      return;
    }
    later(() => notify(null, results));
  },
  async *globLater(patterns: unknown, options: unknown): AsyncGenerator<unknown> {
    const compiled = patternsOf(patterns);
    yield* new Glob(globOptions(options ?? {})).run(compiled);
  },
};
