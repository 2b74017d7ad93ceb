import { validateString } from 'internal:validators';
import { expandBraces } from './guest-braces.ts';
import { compileSegment, type Segment } from './guest-glob-segment.ts';

// What globbing a file system has in common with matching a path.
export { compileSegment, expandBraces };

/** `path.matchesGlob` (nodejs.org/api/path.html#pathmatchesglobpath-pattern), by the behaviour of the binary. */

const GLOBSTAR = Symbol('**');
type Step = Segment | typeof GLOBSTAR;

// Beyond it Node refuses a pattern as well, with this text and without a code.
const LONGEST_PATTERN = 65536;

const isDrive = (segment: string | undefined): boolean => segment !== undefined && /^[a-z]:$/i.test(segment);

/** Repeated slashes are one; on Windows two at the start begin a UNC path. */
const collapse = (path: string, isWindows: boolean): string =>
  isWindows && /^\/\/[^/]/.test(path) ? path : path.replace(/^\/+/, '/');

/**
 * Splits at slashes and takes out what does not count: empty and `.` segments, except at the ends, and each name that a
 * `..` follows.
 */
function split(path: string): string[] {
  const kept: string[] = [];
  const all = path.split('/');
  for (let index = 0; index < all.length; index++) {
    const segment = all[index]!;
    // Two slashes at the start begin a UNC path.
    const isInside = index > 0 && index < all.length - 1 && !(index === 1 && segment === '' && all[0] === '');
    if (isInside && (segment === '' || segment === '.')) continue;
    const previous = kept[kept.length - 1];
    if (segment === '..' && previous && previous !== '.' && previous !== '..' && previous !== '**') kept.pop();
    else kept.push(segment);
  }
  if (kept.length === 2 && kept[0] === '.' && (kept[1] === '.' || kept[1] === '')) return ['.'];
  return kept.length === 0 ? [''] : kept;
}

/** Where the drive of a Windows path is, which may stand behind `//?/`, or -1. */
function driveIndex(segments: readonly string[]): number {
  if (isDrive(segments[0])) return 0;
  return segments[0] === '' && segments[1] === '' && segments[2] === '?' && isDrive(segments[3]) ? 3 : -1;
}

const isHidden = (segment: string): boolean => segment.startsWith('.');

/** Whether the steps from `at` match the segments from `from`. A `**` takes any number of segments that are not hidden. */
function matchFrom(segments: readonly string[], from: number, steps: readonly Step[], at: number): boolean {
  // Where to go on when what follows the last `**` does not match: only the last one has to be tried again.
  let retryStep = -1;
  let retrySegment = -1;
  let segment = from;
  let step = at;
  for (;;) {
    const current = steps[step];
    if (current === GLOBSTAR) {
      retryStep = step + 1;
      retrySegment = segment;
      step++;
      if (step === steps.length) return segment < segments.length && !segments.slice(segment).some(isHidden);
      continue;
    }
    if (current === undefined) {
      if (segment === segments.length || (segment === segments.length - 1 && segments[segment] === '')) return true;
    } else if (segment < segments.length && current(segments[segment]!)) {
      segment++;
      step++;
      continue;
    }
    if (retryStep < 0 || retrySegment >= segments.length || isHidden(segments[retrySegment]!)) return false;
    segment = ++retrySegment;
    step = retryStep;
  }
}

interface Alternative {
  readonly steps: readonly Step[];
  /** In lower case, with the number of the steps up to it; only where the pattern starts with a drive. */
  readonly drive: string | undefined;
  readonly driveSteps: number;
}

let lastPattern: string | undefined;
let lastAlternatives: readonly Alternative[];

function compile(pattern: string, isWindows: boolean): readonly Alternative[] {
  const key = `${isWindows ? 'w' : 'p'}${pattern}`;
  if (key === lastPattern) return lastAlternatives;
  if (pattern.length > LONGEST_PATTERN) throw new TypeError('pattern is too long');
  // A backslash is a separator and never escapes (observed, on POSIX too).
  const texts = expandBraces(pattern.replaceAll('\\', '/')).filter((text) => text !== '');
  lastAlternatives = texts.map((text) => {
    const segments = split(collapse(text, isWindows));
    const steps: Step[] = [];
    for (const segment of segments) {
      if (segment !== '**') steps.push(compileSegment(segment));
      else if (steps[steps.length - 1] !== GLOBSTAR) steps.push(GLOBSTAR);
    }
    const at = isWindows ? driveIndex(segments) : -1;
    return { steps, drive: segments[at]?.toLowerCase(), driveSteps: at + 1 };
  });
  lastPattern = key;
  return lastAlternatives;
}

export function matchesGlobPattern(path: string, pattern: string, isWindows: boolean): boolean {
  validateString(path, 'path');
  validateString(pattern, 'pattern');
  const alternatives = compile(pattern, isWindows);
  if (pattern === '') return path === '';
  const segments = split(collapse(isWindows ? path.replaceAll('\\', '/') : path, isWindows));
  const at = isWindows ? driveIndex(segments) : -1;
  const drive = segments[at]?.toLowerCase();
  return alternatives.some((alternative) =>
    drive !== undefined && drive === alternative.drive
      ? matchFrom(segments, at + 1, alternative.steps, alternative.driveSteps)
      : matchFrom(segments, 0, alternative.steps, 0),
  );
}
