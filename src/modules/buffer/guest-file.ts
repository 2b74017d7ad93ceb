import { codes } from 'internal:errors';
import { customInspectSymbol } from 'internal:inspect';
import { type Messaging, messaging } from 'web:structured-clone';
import { Blob, inspectAs } from './guest-blob.ts';

// A class that names itself inside is renamed by bundlers.
let requireFile: (value: unknown) => void;

/** `File` (w3c.github.io/FileAPI/#file-section, nodejs.org/api/buffer.html#class-file). */
export class File extends Blob {
  readonly #name: string;
  readonly #lastModified: number;

  constructor(fileBits: unknown, fileName: unknown, options: unknown = {}) {
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('fileBits', 'fileName');
    super(fileBits, options);
    const { lastModified } = (options ?? {}) as { lastModified?: unknown };
    this.#lastModified = lastModified === undefined ? Date.now() : +(lastModified as number) || 0;
    this.#name = `${fileName as string}`.toWellFormed();
  }

  static {
    requireFile = (value) => {
      if (typeof value !== 'object' || value === null || !(#name in value)) throw new codes.ERR_INVALID_THIS('File');
    };
  }

  get name(): string {
    requireFile(this);
    return this.#name;
  }

  get lastModified(): number {
    requireFile(this);
    return this.#lastModified;
  }

  override [customInspectSymbol](depth: unknown, options: object): unknown {
    const { size, type, name, lastModified } = this;
    return inspectAs('File', this, depth, options, { size, type, name, lastModified });
  }
}

for (const name of ['name', 'lastModified']) Object.defineProperty(File.prototype, name, { enumerable: true });
const fileMessaging: Messaging = {
  clone: (file: File) => ({
    data: undefined,
    revive: () => new File([file], file.name, { type: file.type, lastModified: file.lastModified }),
  }),
};
Object.defineProperty(File.prototype, messaging, { value: fileMessaging });
Object.defineProperty(File.prototype, Symbol.toStringTag, { value: 'File', configurable: true });
