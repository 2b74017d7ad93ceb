/** What the program is, as the sandbox started it. */
export interface ProgramInfo {
  /** Absolute path of the program that `exec` started; absent for `run`, `call` and `evaluate`. */
  readonly path?: string;
  readonly argv: readonly string[];
}

/** Host verbs of `node:process`. */
export interface ProcessVerbs {
  /** Writes to stdout (1) or stderr (2). Ends the sandbox when its output budget is used up. */
  write(fd: number, chunk: string | Uint8Array): void;
  /** All of stdin. */
  readInput(): string;
  /** The granted variables, as names and values in turn. */
  environment(): readonly string[];
  /**
   * The program has set `TZ`, or deleted it; gives the name of the zone that it now is in. `remembered`: the value comes with a
   * snapshot, and what is granted goes before it: then nothing is set, and undefined is given.
   */
  setTimeZone(name: string | undefined, remembered: boolean): string | undefined;
  program(): ProgramInfo;
  cwd(): string;
  /** Fails with Node's `ENOENT: no such file or directory, chdir '/cwd' -> '/path'`. */
  chdir(path: string): void;
  /** The umask; with an argument it is set, and the former one is given. */
  umask(mask?: number): number;
  /** Milliseconds of the sandbox's monotonic clock. */
  monotonic(): number;
  /** Milliseconds of CPU that this sandbox has used. */
  cpu(): number;
  /** Bytes of the sandbox's memory in use, and its limit. */
  memory(): readonly [used: number, limit: number];
  /** One line of a file, for the report of an uncaught error. Undefined when there is none. */
  sourceLine(path: string, line: number): string | undefined;
  /** V8's words for a message of the engine, thrown at this place in the function of that name; undefined where it has no others. */
  engineMessage(message: string, path: string, line: number, column: number, inside: string): string | undefined;
  /** The name that V8 makes up for the function without a name that begins there. */
  inferredName(path: string, line: number, column: number): string | undefined;
  /** What V8's `JSON.parse` says of a text; undefined when it parses. */
  jsonMessage(text: string): string | undefined;
  /** Sources of the primitives in a JSON text, in its shape; undefined where it is none. */
  jsonSources(text: string): unknown;
}
