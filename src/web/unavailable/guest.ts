import { surface } from 'internal:surface';

/**
 * nodejs.org/api/globals.html: what needs the network or compression.
 *
 * DIVERGES: `fetch`, `Request`, `FormData` and `WebSocket` refuse when they are called.
 * DIVERGES: `CompressionStream` and `DecompressionStream` refuse.
 */
const refusing = surface(
  'globalThis',
  `
  fetch/1 async
  FormData/0 : Object append delete get getAll has set entries keys values forEach
  Request/1 : Object clone arrayBuffer blob bytes formData json text
  WebSocket/1 : Object close send
  CompressionStream/1 : Object
  DecompressionStream/1 : Object
`,
);

export const { fetch, FormData, Request, WebSocket, CompressionStream, DecompressionStream } = refusing as Record<
  string,
  (...given: unknown[]) => unknown
>;
