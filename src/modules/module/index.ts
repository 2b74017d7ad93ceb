import { defineModule } from '../module-definition.ts';
import type { ModuleVerbs } from './contract.ts';
import { createModuleHost } from './host.ts';

const verbs = [
  'resolveRequire',
  'findPath',
  'format',
  'commonJsSource',
  'text',
  'json',
  'prepare',
  'explainSyntaxError',
  'resolveImport',
  'moduleSpecifier',
  'requireModule',
  'embedderSpecifier',
  'requiredSpecifier',
  'resolveUrl',
  'explainLinkError',
  'syntaxFailed',
  'moduleHint',
  'findPackageJson',
  'readPackage',
  'stat',
  'urlOfPath',
  'pathOfUrl',
  'stripTypes',
  'hookResolve',
  'hookLoad',
  'hookKnown',
  'hookDefine',
  'hookImports',
  'hookLink',
  'takeWarnings',
] as const satisfies readonly (keyof ModuleVerbs)[];

/** `node:module`, `require`, and the guest's half of the loader of ES modules: nodejs.org/api/module.html. */
export const module = defineModule({
  kind: 'node',
  name: 'module',
  guest: { module: 'guest.ts' },
  loading: 'eager',
  parts: {
    'module-hooks': 'guest-hooks.ts',
    'module/source-map': 'guest-source-map-mappings.ts',
    'module/tools': 'guest-tools.ts',
  },
  verbs,
  createHost: createModuleHost,
});
