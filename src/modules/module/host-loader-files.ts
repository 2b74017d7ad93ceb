/**
 * What the module loader asks of the sandbox's file system. The mount table (capabilities/volumes) has these members;
 * nothing more is wanted, so that tests and other hosts can give a plain object.
 */
export interface LoaderFiles {
  /** The working directory, absolute. Base of what has no file of its own (`eval`, `-e`). */
  readonly cwd: string;
  /** What stands at `path`, links followed; undefined where there is nothing. Never throws. */
  find(path: string): { readonly type: string } | undefined;
  /** The absolute path of the same file without links. The file exists. */
  realpath(path: string): string;
  /** The whole content as UTF-8 text, a byte order mark included. Throws an error with a POSIX `code`. */
  readText(path: string): string;
}

export function isFile(files: LoaderFiles, path: string): boolean {
  return files.find(path)?.type === 'file';
}

export function isDirectory(files: LoaderFiles, path: string): boolean {
  return files.find(path)?.type === 'directory';
}

/** Text without its byte order mark, which Node drops from scripts, JSON and package.json. */
export function withoutByteOrderMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
