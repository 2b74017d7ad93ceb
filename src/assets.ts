import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** What the build makes beside the code: the transformed engine, the guest's lazy modules, the base snapshot. */
export interface Assets {
  readonly wasm: Uint8Array;
  readonly engineDigest: string;
  readonly guestDigest: string;
  /** The verbs the guest was built for, in the order of their ids. */
  readonly verbs: string;
  /** Source of lazy guest modules by specifier. */
  readonly lazy: Readonly<Record<string, string>>;
  /** The base snapshot's body; absent while it is being baked. */
  readonly base: Uint8Array | undefined;
}

/** The same from src/ and from the bundled dist/. */
const folder = new URL('../dist/', import.meta.url);

let loaded: Assets | undefined;

/** Takes the products from the build itself, before they are written. */
export function provideAssets(products: Assets): void {
  loaded = products;
}

/** Reads the build's products once per process. */
export function assets(): Assets {
  if (loaded !== undefined) return loaded;
  const read = (name: string): Uint8Array => readFileSync(new URL(name, folder));
  const wasm = read('engine.wasm');
  const guest = JSON.parse(new TextDecoder().decode(read('guest.json'))) as {
    digest: string;
    engine: string;
    verbs: string;
    lazy: Record<string, string>;
  };
  const base = new URL('base.snapshot.gz', folder);
  loaded = {
    wasm,
    engineDigest: guest.engine,
    guestDigest: guest.digest,
    verbs: guest.verbs,
    lazy: guest.lazy,
    base: existsSync(base) ? gunzipSync(readFileSync(base)) : undefined,
  };
  return loaded;
}

export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
