/**
 * What the program is told it runs on. The version is the one whose behaviour the differential tests compare with; of the
 * parts only those are named that programs ask for, and the engine that is really there.
 */
export const version = 'v24.21.0';

const fixed = (values: Record<string, string>): Record<string, string> => {
  for (const name of Object.keys(values)) Object.defineProperty(values, name, { writable: false });
  return values;
};

export const versions = fixed({
  node: version.slice(1),
  ada: '4.0.0',
  modules: '137',
  napi: '10',
  quickjs: '2025-09-13',
  unicode: '17.0',
  uv: '1.52.1',
  v8: '13.6.233.17-node.53',
  zlib: '1.3.2.1',
});

const download = `https://nodejs.org/download/release/${version}/node-${version}`;

export const release = fixed({
  name: 'node',
  lts: 'Krypton',
  sourceUrl: `${download}.tar.gz`,
  headersUrl: `${download}-headers.tar.gz`,
});

export const features = {
  inspector: false,
  debug: false,
  uv: true,
  ipv6: true,
  tls_alpn: true,
  tls_sni: true,
  tls_ocsp: true,
  tls: true,
  openssl_is_boringssl: false,
  get cached_builtins(): boolean {
    return true;
  },
  get require_module(): boolean {
    return true;
  },
  get quic(): boolean {
    return false;
  },
  get typescript(): string {
    return 'strip';
  },
};

/** Nothing was compiled for this sandbox: of the build's variables there are those that tell what it can do. */
export const config = Object.freeze({
  target_defaults: Object.freeze({}),
  variables: Object.freeze({ napi_build_version: '10', node_module_version: 137, node_use_amaro: true }),
});

/** The path of the interpreter. There is no such file in the sandbox: a program can only hand it on. */
export const execPath = '/usr/local/bin/node';

/** Who the program runs as. */
export const identity = { uid: 0, euid: 0, gid: 0, egid: 0, groups: [0] };
