import { abort } from '../web/abort/index.ts';
import { atomics } from '../web/atomics/index.ts';
import { domException } from '../web/dom-exception/index.ts';
import { encoding } from '../web/encoding/index.ts';
import { webEvents } from '../web/events/index.ts';
import { webFetch } from '../web/fetch/index.ts';
import { webGlobals } from '../web/globals/index.ts';
import { intl } from '../web/intl/index.ts';
import { messaging } from '../web/messaging/index.ts';
import { navigator } from '../web/navigator/index.ts';
import { performance } from '../web/performance/index.ts';
import { reporting } from '../web/reporting/index.ts';
import { resourceManagement } from '../web/resource-management/index.ts';
import { streams } from '../web/streams/index.ts';
import { structuredClone } from '../web/structured-clone/index.ts';
import { webUnavailable } from '../web/unavailable/index.ts';
import { webUrl } from '../web/url/index.ts';
import { urlPattern } from '../web/url-pattern/index.ts';
import { userTiming } from '../web/user-timing/index.ts';
import { webAssembly } from '../web/web-assembly/index.ts';
import { webcrypto } from '../web/webcrypto/index.ts';
import { assert } from './assert/index.ts';
import { asyncHooks } from './async_hooks/index.ts';
import { buffer } from './buffer/index.ts';
import { console } from './console/index.ts';
import { constants } from './constants/index.ts';
import { crypto } from './crypto/index.ts';
import { diagnosticsChannel } from './diagnostics_channel/index.ts';
import { dns } from './dns/index.ts';
import { domain } from './domain/index.ts';
import { events } from './events/index.ts';
import { fs } from './fs/index.ts';
import { host } from './host/index.ts';
import { http } from './http/index.ts';
import { http2 } from './http2/index.ts';
import { https } from './https/index.ts';
import { module } from './module/index.ts';
import type { ModuleDefinition } from './module-definition.ts';
import { net } from './net/index.ts';
import { os } from './os/index.ts';
import { path } from './path/index.ts';
import { perfHooks } from './perf_hooks/index.ts';
import { process } from './process/index.ts';
import { punycode } from './punycode/index.ts';
import { querystring } from './querystring/index.ts';
import { readline } from './readline/index.ts';
import { sqlite } from './sqlite/index.ts';
import { stream } from './stream/index.ts';
import { stringDecoder } from './string_decoder/index.ts';
import { sys } from './sys/index.ts';
import { test } from './test/index.ts';
import { timers } from './timers/index.ts';
import { tty } from './tty/index.ts';
import { unavailable } from './unavailable/index.ts';
import { url } from './url/index.ts';
import { util } from './util/index.ts';
import { v8 } from './v8/index.ts';
import { vm } from './vm/index.ts';
import { workerThreads } from './worker_threads/index.ts';
import { zlib } from './zlib/index.ts';

/** Every module there is, in dependency order. Adding `node:foo` is one line here. */
export const registry: readonly ModuleDefinition[] = [
  timers,
  host,
  encoding,
  webUrl,
  webEvents,
  domException,
  structuredClone,
  performance,
  abort,
  intl,
  urlPattern,
  atomics,
  resourceManagement,
  webFetch,
  webUnavailable,
  webAssembly,
  webGlobals,
  navigator,
  path,
  buffer,
  assert,
  querystring,
  url,
  stringDecoder,
  test,
  punycode,
  events,
  asyncHooks,
  diagnosticsChannel,
  domain,
  process,
  console,
  util,
  module,
  userTiming,
  messaging,
  reporting,
  perfHooks,
  fs,
  streams,
  sqlite,
  stream,
  readline,
  webcrypto,
  crypto,
  net,
  dns,
  http,
  http2,
  https,
  zlib,
  workerThreads,
  os,
  tty,
  constants,
  sys,
  v8,
  vm,
  unavailable,
];
