import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import binaryen from 'binaryen';
import { FEATURES, FUEL_GLOBAL, METER, TURNS, turnOf } from '../engine/metering.ts';

const INPUT = {
  path: '@sqlite.org/sqlite-wasm/sqlite3.wasm',
  sha256: '2ee8f3dab694532afc8840e07703127287662d08b74e6ff50491ce63f00d5752',
};

/**
 * SQLite's own WebAssembly build with fuel in its loops. SQLite asks its progress handler between two operations, and one
 * operation may be a function that takes time by the product of its arguments' lengths: `instr()` and `replace()` of 900 and
 * 400 KB took 92 s, `json_patch()` of 50,000 keys 46 s.
 */
export async function buildSqlite(): Promise<Uint8Array> {
  const wasm = await readFile(createRequire(import.meta.url).resolve(INPUT.path));
  const digest = createHash('sha256').update(wasm).digest('hex');
  if (digest !== INPUT.sha256) throw new Error(`"${INPUT.path}" has sha256 ${digest}, expected ${INPUT.sha256}`);
  const source = binaryen.readBinary(wasm);
  const text = source.emitText();
  source.dispose();
  const module = binaryen.parseText(withFuel(text));
  module.setFeatures(FEATURES);
  if (!module.validate()) throw new Error('SQLite with fuel in its loops does not validate');
  const output = module.emitBinary();
  module.dispose();
  return output;
}

/** Functions begin with ` (func $name` and end with ` )`, one expression starts on one line. */
function withFuel(text: string): string {
  const lines = text.split('\n');
  const output: string[] = [];
  let isImported = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (!line.startsWith(' (func $')) {
      if (!isImported && line.startsWith(' (import ')) {
        isImported = true;
        output.push(' (import "env" "tick" (func $tick))');
      }
      if (line !== ')') output.push(line);
      continue;
    }
    const body = lines.slice(i, lines.indexOf(' )', i) + 1);
    output.push(...meteredFunction(body));
    i += body.length - 1;
  }
  return [...output, ` ${FUEL_GLOBAL}`, METER, ')'].join('\n');
}

function meteredFunction(body: readonly string[]): string[] {
  const output: string[] = [];
  let countsLocally = false;
  for (const [i, line] of body.entries()) {
    output.push(line);
    const turn = turnOf(body, i);
    if (turn === undefined) continue;
    countsLocally ||= turn.countsLocally;
    output.push(turn.text);
  }
  if (countsLocally) output[0] += TURNS;
  return output;
}
