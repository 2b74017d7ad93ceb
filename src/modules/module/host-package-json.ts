import { invalidPackageConfig } from './host-errors.ts';
import { isFile, type LoaderFiles, withoutByteOrderMark } from './host-loader-files.ts';
import type { SourceCache } from './host-source-cache.ts';

/** What the loader uses of a package.json. */
export interface PackageConfig {
  /** Path of the package.json itself. */
  readonly path: string;
  /** Folder of the package, without a slash at the end; `''` for the root. */
  readonly folder: string;
  readonly name: string | undefined;
  readonly main: string | undefined;
  readonly type: 'module' | 'commonjs' | 'none';
  /** A string, an array or an object. */
  readonly exports: unknown;
  /** An object. */
  readonly imports: Readonly<Record<string, unknown>> | undefined;
}

const FILE = '/package.json';

/** A larger one is refused: it is parsed on the host, and the guest can write as large a file as its volume holds. */
const MAX_CHARACTERS = 4 << 20;

/** Above this many, what was read is forgotten: it is bounded memory, not a meaning. */
const MAX_KNOWN = 10_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The package.json files of one sandbox. As in Node, one that was read once is not read again, and one that was absent
 * is looked for again.
 */
export class PackageReader {
  readonly #files: LoaderFiles;
  readonly #cache: SourceCache;
  readonly #known = new Map<string, PackageConfig>();

  constructor(files: LoaderFiles, cache: SourceCache) {
    this.#files = files;
    this.#cache = cache;
  }

  /**
   * The package.json in `folder`; undefined when there is none. `by` goes into the text of the error when it is no JSON
   * object.
   */
  read(folder: string, by?: string): PackageConfig | undefined {
    const path = (folder === '/' ? '' : folder) + FILE;
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    if (!isFile(this.#files, path)) return undefined;
    const text = withoutByteOrderMark(this.#files.readText(path));
    const content = text.length > MAX_CHARACTERS ? undefined : this.#cache.memo('package', text, parsePackage);
    if (content === undefined) throw invalidPackageConfig(path, by);
    const config: PackageConfig = { path, folder: path.slice(0, -FILE.length), ...content };
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(path, config);
    return config;
  }

  /**
   * The package that a file belongs to: the nearest package.json upwards, short of a `node_modules` folder
   * (nodejs.org/api/esm.html#resolution-algorithm-specification, LOOKUP_PACKAGE_SCOPE).
   */
  scopeOf(path: string, by?: string): PackageConfig | undefined {
    for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folder.endsWith('/node_modules')) return undefined;
      const config = this.read(folder, by);
      if (config !== undefined) return config;
      if (end === 0) return undefined;
    }
    return undefined;
  }
}

/** Undefined for what Node refuses. */
function parsePackage(text: string): Omit<PackageConfig, 'path' | 'folder'> | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(data)) return undefined;
  const { exports, imports, name, type } = data;
  // Of these two Node refuses a wrong type (observed); of the others it takes no notice.
  if ((Object.hasOwn(data, 'name') && typeof name !== 'string') || (Object.hasOwn(data, 'type') && typeof type !== 'string')) {
    return undefined;
  }
  return {
    name: typeof name === 'string' ? name : undefined,
    main: typeof data.main === 'string' ? data.main : undefined,
    type: type === 'module' || type === 'commonjs' ? type : 'none',
    exports: typeof exports === 'string' || (typeof exports === 'object' && exports !== null) ? exports : undefined,
    imports: isRecord(imports) ? imports : undefined,
  };
}
