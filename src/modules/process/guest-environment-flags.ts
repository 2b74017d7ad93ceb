/** Flags that `NODE_OPTIONS` may have, without the leading dashes; the first ones may also begin with `no-`. */
const SWITCHES =
  'addons report-exclude-env global-search-paths experimental-stream-iter require-module trace-env ' +
  'experimental-detect-module allow-addons force-context-aware disable-sigusr1 allow-wasi trace-tls permission ' +
  'force-async-hooks-checks strip-types experimental-sqlite allow-inspector trace-promises ' +
  'experimental-import-meta-resolve experimental-import-text preserve-symlinks-main allow-child-process inspect-brk ' +
  'report-on-signal inspect-wait experimental-transform-types track-heap-objects enable-source-maps ' +
  'extra-info-on-fatal-exception test-only network-family-autoselection allow-worker deprecation tls-min-v1.0 ' +
  'experimental-require-module inspect trace-env-native-stack report-exclude-network throw-deprecation ' +
  'trace-deprecation test-randomize entry-url openssl-shared-config trace-sigint cpu-prof zero-fill-buffers ' +
  'experimental-webstorage openssl-legacy-provider force-fips experimental-shadow-realm async-context-frame ' +
  'trace-env-js-stack trace-sync-io report-compact debug-arraybuffer-allocations trace-warnings ' +
  'experimental-repl-await tls-min-v1.3 experimental-websocket enable-fips report-on-fatalerror trace-uncaught ' +
  'use-openssl-ca experimental-addon-modules use-bundled-ca tls-min-v1.1 experimental-global-navigator ' +
  'allow-openssl-store heap-prof trace-exit node-snapshot preserve-symlinks tls-max-v1.3 experimental-eventsource ' +
  'use-env-proxy permission-audit experimental-vm-modules frozen-intrinsics disable-wasm-trap-handler ' +
  'verify-base-objects watch force-node-api-uncaught-exceptions-policy watch-preserve-output insecure-http-parser ' +
  'tls-max-v1.2 warnings use-system-ca experimental-print-required-tla tls-min-v1.2 pending-deprecation ' +
  'report-uncaught-exception';

const OTHERS =
  'test-coverage-functions heapsnapshot-signal node-memory-debug experimental-specifier-resolution ' +
  'experimental-global-customevent test-coverage-exclude test-rerun-failures experimental-package-map allow-fs-read ' +
  'experimental-abortcontroller max-semi-space-size perf-prof-unwinding-info http-parser experimental-fetch ' +
  'experimental-quic experimental-loader expose-gc diagnostic-dir trace-require-module allow-fs-write ' +
  'inspect-publish-uid inspect-port experimental-top-level-await cpu-prof-dir experimental-json-modules ' +
  'enable-etw-stack-walking max-old-space-size perf-basic-prof perf-prof max-heap-size jitless input-type ' +
  'max-old-space-size-percentage stack-trace-limit dns-result-order report-signal abort-on-uncaught-exception ' +
  'interpreted-frames-native-stack test-coverage-lines heap-prof-dir test-isolation conditions heap-prof-interval ' +
  'cpu-prof-interval disable-proto test-coverage-include localstorage-file import v8-pool-size ' +
  'experimental-global-webcrypto test-reporter-destination trace-event-file-pattern secure-heap-min ' +
  'trace-event-categories test-coverage-branches watch-kill-signal test-global-setup openssl-config report-filename ' +
  'tls-cipher-list watch-path experimental-wasm-modules experimental-worker test-shard test-name-pattern ' +
  'use-largepages test-random-seed redirect-warnings max-http-header-size icu-data-dir test-reporter secure-heap ' +
  'test-skip-pattern experimental-report experimental-modules report-dir ' +
  'network-family-autoselection-attempt-timeout heap-prof-name snapshot-blob unhandled-rejections ' +
  'experimental-wasi-unstable-preview1 require napi-modules disable-warning heapsnapshot-near-heap-limit title ' +
  'disallow-code-generation-from-strings perf-basic-prof-only-functions tls-keylog cpu-prof-name prof-process ' +
  'experimental-strip-types loader debug-port trace-events-enabled es-module-specifier-resolution report-directory ' +
  'experimental-test-isolation enable-network-family-autoselection';

const SHORT = ['-C', '-r'];

function readFlags(): string[] {
  const flags = [...SHORT];
  for (const name of SWITCHES.split(' ')) flags.push(`--${name}`, `--no-${name}`);
  for (const name of OTHERS.split(' ')) flags.push(`--${name}`);
  return flags;
}

/** nodejs.org/api/process.html#processallowednodeenvironmentflags: a set that cannot change, and knows other spellings. */
export class NodeEnvironmentFlagsSet extends Set<string> {
  #isFilled = false;

  constructor() {
    super();
    for (const flag of readFlags()) super.add(flag);
    this.#isFilled = true;
    Object.freeze(this);
  }

  override add(value: string): this {
    return this.#isFilled ? this : super.add(value);
  }

  override delete(_value: string): boolean {
    return false;
  }

  override clear(): void {}

  /** Underscores may stand for dashes, leading dashes may be left out, and a value may follow. */
  override has(key: unknown): boolean {
    if (typeof key !== 'string') return false;
    const name = key.replace(/=.*$/, '').replace(/(?<=.)_/g, '-');
    if (name.startsWith('-')) return super.has(name);
    return super.has(`--${name}`) || super.has(`-${name}`);
  }
}
Object.defineProperty(NodeEnvironmentFlagsSet, 'name', { value: 'NodeEnvironmentFlagsSet', configurable: true });
