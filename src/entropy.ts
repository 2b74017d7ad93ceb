import { closeSync, openSync, readSync } from 'node:fs';

/** Words drawn at once: one draw costs more than the words. */
const BULK = 1024;
const SYSTEM_SOURCE = '/dev/urandom';

let words = new Uint32Array(0);
let at = 0;

/** Two words from the system's source of randomness. */
export function drawEntropy(): [number, number] {
  if (at + 2 > words.length) {
    words = new Uint32Array(BULK);
    fill(new Uint8Array(words.buffer));
    at = 0;
  }
  const pair: [number, number] = [words[at]!, words[at + 1]!];
  words[at++] = 0;
  words[at++] = 0;
  return pair;
}

/** The system's own file where there is one: loading Node's crypto for the first time takes 5 ms of a process's start. */
function fill(bytes: Uint8Array): void {
  try {
    const file = openSync(SYSTEM_SOURCE, 'r');
    try {
      if (readSync(file, bytes) === bytes.length) return;
    } finally {
      closeSync(file);
    }
  } catch {
    // Windows has none, and a container may hide it.
  }
  globalThis.crypto.getRandomValues(bytes);
}
