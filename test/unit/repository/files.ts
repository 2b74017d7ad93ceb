import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Folders that are installed or built, not written. */
const foreign = new Set(['node_modules', 'dist', 'build', 'coverage', '.git']);

export interface ProjectFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** All files of the project, or of some of its folders, whose name ends with one of the extensions. */
export function projectFiles(folders: readonly string[] = ['.'], extensions: readonly string[] = ['']): ProjectFile[] {
  return folders
    .flatMap((folder) => [...walk(join(root, folder))])
    .filter((path) => extensions.some((extension) => path.endsWith(extension)))
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!foreign.has(entry.name)) yield* walk(path);
    } else if (entry.isFile()) yield path;
  }
}
