/** Finds test files (nodejs.org/api/test.html#running-tests-from-the-command-line). */
import fs from 'node:fs';
import path from 'node:path';

interface Entry {
  readonly name: string;
  isDirectory(): boolean;
}

const EXTENSION = /\.(?:[cm]?js|[cm]?ts)$/;
const NAME = /^(?:test|test-.+|.+[._-]test)\.(?:[cm]?js|[cm]?ts)$/;

function read(folder: string): Entry[] {
  const entries = (fs.readdirSync as (path: string, options: object) => Entry[])(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** All files by Node's default patterns: those in a folder `test`, and those whose name says so. */
export function discover(folder: string, isInTest = path.basename(folder) === 'test'): string[] {
  const files: string[] = [];
  for (const entry of read(folder)) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') files.push(...discover(file, isInTest || entry.name === 'test'));
    } else if (isInTest ? EXTENSION.test(entry.name) : NAME.test(entry.name)) {
      files.push(file);
    }
  }
  return files;
}
