import type { HostContext } from '../../capabilities/capability.ts';
import type { EnvGrant } from '../../capabilities/env.ts';
import { jsonMessage } from '../../capabilities/json-message.ts';
import type { StdioGrant } from '../../capabilities/stdio.ts';
import { sandboxTimeZone } from '../../capabilities/time-zone.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import { sandboxMounts } from '../../capabilities/volumes/mounts.ts';
import { posixError } from '../../capabilities/volumes/posix-errors.ts';
import { VolumeError } from '../../capabilities/volumes/volume.ts';
import type { ProcessVerbs, ProgramInfo } from './contract.ts';
import { engineMessage } from './host-engine-messages.ts';
import { inferredName } from './host-inferred-name.ts';
import { jsonSources } from './host-json-sources.ts';
import { CALL_MARK, nativeMessage } from './host-native-messages.ts';
import { Output } from './host-output.ts';

/** Longest line that the report of an uncaught error quotes. Minified bundles have lines of megabytes. */
const LONGEST_QUOTED_LINE = 2048;

/** What the sandbox shares about the program and about its own use of resources. */
interface Program {
  readonly path?: string;
  readonly argv?: readonly string[];
}
/** Text that was given to the sandbox itself, under the name that stacks have for it. */
interface InlineSource {
  readonly name: string;
  readonly text: string;
}
/** What the engine says in the place of a function's name where a pattern was refused (src/engine/frames.ts). */
const PATTERN_MARK = '\u0001';
type RegexpWords = (message: string, pattern: string, flags: string) => string | undefined;
interface Usage {
  cpuMs?(): number;
  memoryBytes?(): number;
}

function chdirError(error: unknown, from: string, to: string): unknown {
  if (!(error instanceof VolumeError)) return error;
  const { code, errno, text } = posixError(error.code);
  return new VerbError(`${code}: ${text}, chdir '${from}' -> '${to}'`, {
    code,
    fields: { errno, code, syscall: 'chdir', path: from, dest: to },
  });
}

/** Longer names are none (data.iana.org/time-zones/theory.html asks for 14 characters a part). */
const LONGEST_ZONE_NAME = 256;
/** Functions whose name is remembered, and the longest place of one: no file has a longer path (PATH_MAX). */
const MOST_NAMES = 1000;
const LONGEST_PLACE = 4_200;

/** The host side of `process`: standard streams, environment, working directory, clocks. */
export function createProcessHost(context: HostContext): ProcessVerbs {
  const output = new Output(context);
  const mounts = sandboxMounts(context);
  const usage = (): Usage => context.share<Usage>('usage', () => ({}));

  const sourceLine: ProcessVerbs['sourceLine'] = (path, line) => {
    if (typeof path !== 'string' || !Number.isInteger(line)) return undefined;
    try {
      const text = sourceText(path);
      return text === undefined ? undefined : nthLine(text, line)?.slice(0, LONGEST_QUOTED_LINE);
    } catch (error) {
      if (error instanceof VolumeError) return undefined;
      throw error;
    }
  };
  const sourceText = (path: string): string | undefined => {
    const inline = context.share<InlineSource>('inline', () => ({ name: '', text: '' }));
    if (path === inline.name) return inline.text;
    const stat = mounts.statIfPresent(path);
    if (stat === undefined || stat.size > (context.limits.sourceBytes ?? 0)) return undefined;
    const version = `${stat.ino} ${stat.size} ${stat.mtimeMs} ${path}`;
    if (latest?.version !== version) latest = { version, text: mounts.readText(path) };
    return latest.text;
  };
  /** A stack asks for several lines of one file. */
  let latest: { readonly version: string; readonly text: string } | undefined;

  const names = new Map<string, string | undefined>();

  return {
    write: (fd, chunk) => output.write(fd, chunk),
    readInput: () => context.grant<StdioGrant>('stdio')?.stdin ?? '',
    environment: () => Object.entries(context.grant<EnvGrant>('env') ?? {}).flat(),
    setTimeZone(name, remembered) {
      if (remembered && context.grant<EnvGrant>('env')?.['TZ'] !== undefined) return undefined;
      return sandboxTimeZone(context).set(name === undefined ? undefined : String(name).slice(0, LONGEST_ZONE_NAME));
    },
    program(): ProgramInfo {
      const { path, argv = [] } = context.share<Program>('program', () => ({}));
      return path === undefined ? { argv } : { path, argv };
    },
    cwd: () => mounts.cwd,
    chdir(path) {
      if (typeof path !== 'string') throw new TypeError('A path is a string');
      const from = mounts.cwd;
      try {
        mounts.chdir(path);
      } catch (error) {
        throw chdirError(error, from, path);
      }
    },
    umask(mask) {
      const former = mounts.umask;
      if (typeof mask === 'number') mounts.umask = mask & 0o777;
      return former;
    },
    monotonic: () => context.monotonic(),
    cpu: () => usage().cpuMs?.() ?? context.monotonic(),
    memory() {
      const limit = context.limits.memoryBytes ?? 0;
      return [usage().memoryBytes?.() ?? limit, limit];
    },
    sourceLine,
    inferredName(path, line, column) {
      if (!Number.isInteger(line) || !Number.isInteger(column)) return undefined;
      const place = `${String(path)}:${line}:${column}`;
      // The program chooses what its files are called (`vm`).
      if (place.length > LONGEST_PLACE) return undefined;
      if (names.has(place)) return names.get(place);
      if (names.size >= MOST_NAMES) names.clear();
      const name = inferredName(sourceLine(filePath(path), line), column);
      names.set(place, name);
      return name;
    },
    jsonSources: (text) => jsonSources(String(text), () => context.checkLimits()),
    jsonMessage: (text) => jsonMessage(String(text)),
    engineMessage(message, path, line, column, inside) {
      if (typeof message !== 'string' || !Number.isInteger(column)) return undefined;
      const [callee, call] = String(inside).split(CALL_MARK);
      if (call !== undefined) {
        const told = nativeMessage(message, callee!, call);
        if (told !== undefined) return told;
      }
      const [name, flags, ...pattern] = callee!.split(PATTERN_MARK);
      if (name === '' && flags !== undefined) {
        const words = context.share<RegexpWords>('regexp-words', () => () => undefined);
        const told = words(message, pattern.join(PATTERN_MARK), flags);
        if (told !== undefined) return told;
      }
      return engineMessage(message, sourceLine(filePath(path), line), column, callee!);
    },
  };
}

/** Frames of ES modules have URLs. */
function filePath(file: unknown): string {
  const name = String(file);
  if (!name.startsWith('file:///')) return name;
  try {
    return decodeURIComponent(name.slice('file://'.length));
  } catch {
    return name;
  }
}

/** Lines are counted from 1. A search, not a split: a file may have a million lines. */
function nthLine(text: string, line: number): string | undefined {
  let start = 0;
  for (let current = 1; current < line; current++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  const found = end < 0 ? text.slice(start) : text.slice(start, end);
  return found.endsWith('\r') ? found.slice(0, -1) : found;
}
