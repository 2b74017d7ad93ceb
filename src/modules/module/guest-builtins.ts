/**
 * The builtins of Node 24, in the order of `module.builtinModules`. Those that this sandbox lacks are builtins all the same:
 * no package takes their place, and requiring one says that it is missing (see host-builtins.ts, which has the same names).
 */
const unprefixed =
  '_http_agent _http_client _http_common _http_incoming _http_outgoing _http_server _stream_duplex _stream_passthrough ' +
  '_stream_readable _stream_transform _stream_wrap _stream_writable _tls_common _tls_wrap assert assert/strict async_hooks ' +
  'buffer child_process cluster console constants crypto dgram diagnostics_channel dns dns/promises domain events fs ' +
  'fs/promises http http2 https inspector inspector/promises module net os path path/posix path/win32 perf_hooks process ' +
  'punycode querystring readline readline/promises repl stream stream/consumers stream/promises stream/web string_decoder ' +
  'sys timers timers/promises tls trace_events tty url util util/types v8 vm wasi worker_threads zlib';
const bare = unprefixed.split(' ');

/** nodejs.org/api/module.html#modulebuiltinmodules. What only `node:x` names comes last. */
export const builtinModules: readonly string[] = Object.freeze([
  ...bare,
  'node:sea',
  'node:sqlite',
  'node:test',
  'node:test/reporters',
]);

/** Whether `require(request)` means a builtin of Node. A list is enough: files, which most requests are, are told by their start. */
export function isBuiltinRequest(request: string): boolean {
  const first = request[0];
  if (first === '.' || first === '/') return false;
  if (builtinModules.includes(request)) return true;
  return request.startsWith('node:') && !request.startsWith('node:', 5) && builtinModules.includes(request.slice(5));
}
