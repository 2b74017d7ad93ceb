import { verbs } from 'internal:port';
import { importDynamically } from 'node:module';
import path from 'node:path';
import process from 'node:process';

const modules = verbs<{ urlOfPath(path: string): string }>('module');

export function importModule(file: string, cwd = process.cwd()): Promise<object> {
  const url = modules.urlOfPath(path.resolve(cwd, file));
  return importDynamically(url, url, undefined, false);
}
