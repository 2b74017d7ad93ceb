/** What a parser reads next. */
export const State = {
  idle: 0,
  start: 1,
  startLine: 2,
  headers: 3,
  sized: 4,
  untilEnd: 5,
  chunkSize: 6,
  chunkData: 7,
  chunkEnd: 8,
  trailers: 9,
  closed: 10,
  upgraded: 11,
  failed: 12,
} as const;

/** States in which lines are read, and not bytes. */
export const IN_TEXT: ReadonlySet<number> = new Set([
  State.start,
  State.startLine,
  State.headers,
  State.chunkSize,
  State.chunkEnd,
  State.trailers,
  State.closed,
]);
