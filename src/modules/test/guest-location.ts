import { verbs } from 'internal:port';

const modules = verbs<{ pathOfUrl(url: string): string | undefined }>('module');

export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const FRAME = /^ {4}at (?:.* \()?(.+):(\d+):(\d+)\)?$/m;

/** Where user code called the library. */
export function callerLocation(): Location | undefined {
  const carrier: { stack?: unknown } = {};
  (Error as unknown as { captureStackTrace(target: object): void }).captureStackTrace(carrier);
  const match = FRAME.exec(String(carrier.stack));
  if (match === null) return undefined;
  const [, place, line, column] = match;
  const file = place!.startsWith('file:') ? modules.pathOfUrl(place!) : place;
  return { file: file ?? place!, line: Number(line), column: Number(column) };
}
