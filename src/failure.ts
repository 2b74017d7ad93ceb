import type { Termination } from './engine/termination.ts';
import { type ErrorCode, errorCodes, type GuestFailure, type StackFrame } from './errors.ts';

/** What the guest's `describeError` tells about a thrown value (src/guest/host-errors.ts). Hostile data. */
interface Described {
  thrown?: unknown;
  name?: unknown;
  message?: unknown;
  stack?: unknown;
  /** Whether the embedder asked for an export that is not there. */
  isMissingExport?: unknown;
  /** Where the engine's parser made it. */
  place?: { file?: unknown; line?: unknown; column?: unknown };
  code?: unknown;
  fields?: Record<string, unknown>;
  cause?: Described;
  hostCause?: unknown;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A guest exception as inert data. `hostCauseOf` gives what the host keeps of a failure of its own. */
export function guestFailure(described: unknown, hostCauseOf: (id: number) => unknown = () => undefined): GuestFailure {
  const {
    thrown,
    name,
    message,
    stack,
    code: guestCode,
    fields,
    cause,
    hostCause,
    place,
    isMissingExport,
  } = (described ?? {}) as Described;
  const failure: { -readonly [Key in keyof GuestFailure]: GuestFailure[Key] } = {
    code: isMissingExport === true ? 'export' : text(name) === 'SyntaxError' && place !== undefined ? 'syntax' : 'guest',
    name: text(name) || (thrown === 'error' ? 'Error' : typeof thrown === 'string' && thrown !== 'object' ? 'Thrown' : 'Error'),
    message: text(message),
    stack: text(stack),
    frames: place === undefined ? parseFrames(text(stack)) : [placeFrame(place), ...parseFrames(text(stack))],
    fields: (fields ?? {}) as GuestFailure['fields'],
  };
  if (typeof guestCode === 'string' || typeof guestCode === 'number') failure.guestCode = guestCode;
  if (cause !== undefined) failure.cause = guestFailure(cause, hostCauseOf);
  return withHostCause(failure, typeof hostCause === 'number' ? hostCauseOf(hostCause) : undefined);
}

/** Hidden from JSON and from spreading: a failure is often sent on to whoever wrote the guest's code. */
function withHostCause(failure: GuestFailure, cause: unknown): GuestFailure {
  return cause === undefined ? failure : Object.defineProperty(failure, 'hostCause', { value: cause, enumerable: false });
}

/** A limit or an end, as data of the same shape. */
export function terminationFailure(termination: Termination): GuestFailure {
  return {
    code: termination.code,
    name: 'SandboxLimit',
    message: termination.message || errorCodes[termination.code],
    stack: '',
    frames: [],
    fields: {},
  };
}

/** What ends one operation and not the sandbox. */
export class OperationError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A failure that the host itself states. */
export function hostFailure(code: ErrorCode, message: string, cause?: unknown): GuestFailure {
  return withHostCause({ code, name: 'SandboxError', message, stack: '', frames: [], fields: {} }, cause);
}

/** A source that was refused has a place and no function. */
function placeFrame({ file, line, column }: NonNullable<Described['place']>): StackFrame {
  return { functionName: '', file: text(file), line: Number(line), column: Number(column) };
}

const FRAME = '    at ';

/**
 * The lines of a V8-form stack: `at name (file:1:2)` and `at file:1:2`. The guest may have written anything in their place, so
 * what is looked for in a line must not depend on where it is tried.
 */
export function parseFrames(stack: string): StackFrame[] {
  const frames: StackFrame[] = [];
  for (const text of stack.split('\n')) {
    if (!text.startsWith(FRAME)) continue;
    const place = /:(\d+):(\d+)\)?$/.exec(text);
    if (place === null) continue;
    const open = text.endsWith(')') ? text.indexOf(' (') : -1;
    const functionName = open === -1 ? '' : text.slice(FRAME.length, open);
    const file = text.slice(open === -1 ? FRAME.length : open + 2, place.index);
    frames.push({ functionName, file, line: Number(place[1]), column: Number(place[2]) });
  }
  return frames;
}
