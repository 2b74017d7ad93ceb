import { LOADER_MODULE } from './host-native-names.ts';
import type { Rewritten } from './host-rewrite.ts';

/**
 * Sources of the native modules that the loader generates. They reach the guest's half of the loader through
 * the native loader module, whose exports have one letter each (see guest-gate.ts):
 * `b` builtin, `c` CommonJS, `d` dynamic import, `h` host functions, `j` JSON, `m` import.meta.
 */

/** Marks a specifier as the loader's own; see HostLoader. */
export type Trust = (name: string) => string;

const quote = JSON.stringify;

/**
 * A module whose bindings are variables that `from(trust)` fills. `var`, since a binding of Node's synthetic modules is
 * `undefined` before its evaluation, not in its dead zone.
 */
function facade(call: string, letter: string, names: readonly string[], trust: Trust): string {
  const variables = names.map((_, index) => `v${index}`);
  const exported = names.map((name, index) => `v${index} as ${quote(name)}`);
  const fill = variables.map((variable, index) => `${variable}=e[${index}]`).join(';');
  return (
    `import{${letter} as $}from${quote(trust(LOADER_MODULE))};` +
    `var d${variables.map((variable) => `,${variable}`).join('')};` +
    `$(${call},${quote(names)},(x,e)=>{d=x;${fill}});` +
    `export{${['d as default', ...exported].join(',')}};`
  );
}

/** Default export and names of a builtin; the callback runs again at `module.syncBuiltinESMExports()`. */
export function builtinFacade(specifier: string, names: readonly string[], trust: Trust): string {
  return facade(
    quote(specifier),
    'b',
    names.filter((name) => name !== 'default'),
    trust,
  );
}

/** `module.exports` of a CommonJS file as `default` and `'module.exports'`, and the names that were found in it. */
export function commonJsFacade(path: string, names: readonly string[], trust: Trust): string {
  const source = facade(quote(path), 'c', names, trust);
  return `${source}export{d as "module.exports"};`;
}

export function hostFacade(module: string, names: readonly string[], trust: Trust): string {
  return facade(quote(module), 'h', names, trust);
}

/** `path` is undefined for a data: URL, whose text is given. */
export function jsonFacade(path: string | undefined, text: string | undefined, trust: Trust): string {
  const args = [path, text].map((arg) => (arg === undefined ? 'undefined' : quote(arg))).join(',');
  return `import{j as $}from${quote(trust(LOADER_MODULE))};var d=$(${args});export{d as default};`;
}

/** What `require` gives of an ES module with a default export: its namespace, marked as transpilers expect it. */
export function requiredFacade(url: string, trust: Trust): string {
  const from = quote(trust(url));
  return `export*from${from};export{default}from${from};export const __esModule=true;`;
}

/** The native loader module itself: the guest leaves its gate in the global `key` while this runs. */
export function loaderModule(key: string): string {
  return `export const{b,c,d,h,j,m}=globalThis[${quote(key)}];`;
}

/** An ES module with what it needs of the loader on a line behind it. */
export function moduleSource(
  source: string,
  rewritten: Rewritten | undefined,
  url: string,
  path: string | undefined,
  trust: Trust,
): string {
  // A hashbang stays a comment of the same length.
  const text = (rewritten?.source ?? source).replace(/^#!/, '//');
  if (rewritten === undefined) return text;
  const { importName, metaName, parenthesizedMetaName, letter } = rewritten;
  const imports: string[] = [];
  const functions: string[] = [];
  if (importName !== undefined) {
    imports.push(`d as ${letter}d`);
    functions.push(`function ${importName}(s,o){return ${letter}d(${quote(url)},s,o,arguments.length>1)}`);
  }
  for (const name of [metaName, parenthesizedMetaName]) {
    if (name === undefined) continue;
    if (!imports.includes(`m as ${letter}m`)) imports.push(`m as ${letter}m`);
    const args = path === undefined ? quote(url) : `${quote(url)},${quote(path)}`;
    functions.push(`function ${name}(){return ${letter}m(import.meta,${args})}`);
  }
  return `${text}\nimport{${imports.join(',')}}from${quote(trust(LOADER_MODULE))};${functions.join('')}`;
}
