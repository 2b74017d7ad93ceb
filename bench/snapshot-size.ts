import { statSync } from 'node:fs';
import { prepare } from './library.ts';
import type { Report } from './table.ts';

/** Figure 9: every spawn copies the image of the built-in snapshot: 70 us for each MB. */
export async function snapshotSize(): Promise<Report> {
  const { imageBytes } = await prepare();
  const fileBytes = (name: string): number => statSync(new URL(`../dist/${name}`, import.meta.url)).size;
  return {
    title: 'size: the built-in snapshot',
    rows: [
      { name: 'image, non-zero runs', value: imageBytes / 1e6, unit: 'MB', bar: { atMost: 1.5 } },
      { name: 'shipped, compressed', value: fileBytes('base.snapshot.lz4') / 1e6, unit: 'MB' },
      { name: 'engine.wasm', value: fileBytes('engine.wasm') / 1e6, unit: 'MB' },
    ],
  };
}
