import type { Link, Tree } from './memory-files.ts';

/** Random package trees and specifiers, the same for the same seed: what the resolver is compared with Node on. */

type Random = () => number;

function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = (text: string): string[] => text.split(' ');

const names = [
  ...words('a b c.js d.mjs index.js index.json lib x.cjs e.json sub f.node .h k%20.js .js main.js index'),
  'i j.js',
  'node_modules',
];
const packages = words('p q @s/p @s/q p.js util self');
const targets = [
  ...words(
    './a ./b.js ./c.js ./lib/a ./lib/c.js ./index.js ./sub/index.js ./d.mjs ./main.js ./x.cjs ./sub/ ./* ./lib/* ./lib/*.js',
  ),
  ...words(
    './*/index.js ./*.js ./e.json ./../a ./lib/../c.js ./node_modules/p/index.js a ./ . .. /abs ../c.js ./%61.js ./lib%2fc.js',
  ),
  ...words('./lib\\c.js p @s/p p/c.js p/* util node:util ./.h ./LIB/C.js ./NODE_MODULES/x ./%6eode_modules/x ./a?b ./a#b ./*/*'),
  ...words('./lib//c.js //c.js .//c.js'),
  '',
];
const conditions = [...words('import require node default browser module-sync x 0 1.5'), ''];
const exportKeys = words(
  '. ./a ./lib/* ./lib/*.js ./* ./lib/ ./c.js ./sub ./*.js ./lib/c.js ./a*b ./*/x ./ ./lib/*/y ./** .a ./lib/a*',
);
const importKeys = words('#a #lib/* #* #lib/*.js # #/ #/x #b #lib/ #p a #a*');
const subpaths = [
  '',
  ...words('/ /a /lib/a /lib/c.js /c.js /sub /lib/ /index /x /lib/x/y /a/x /axb /lib/abc /package.json /lib/../c.js /a?q /%61'),
  ...words('/lib%2fa /. /.. //a /lib/a%5cb /NODE_MODULES /lib/node_modules/x /e.json /main /d.mjs'),
];
const hashes = words('#a #b #lib/a #lib/c.js #x # #/ #/x #p #lib/ #lib/x/../y #ab #a?');
const paths = [
  ...words('a b c c.js d.mjs lib lib/a lib/ sub sub/ index index.js . .. i%20j.js k%20.js k%2520.js e e.json main x x.cjs f .h'),
  ...words('lib/../c.js node_modules/p p.js lib//a %2e/c.js a/. a/.. c.js/ c.js?x c.js#y'),
  'i j.js',
];

export interface GeneratedTree {
  readonly tree: Tree;
  /** Importing files, each with the specifiers to resolve from it. */
  readonly importers: readonly { readonly parent: string; readonly specifiers: readonly string[] }[];
}

export function generateTree(root: string, seed: number): GeneratedTree {
  const random = randomFrom(seed);
  const chance = (probability: number): boolean => random() < probability;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const tree: Record<string, string | Link> = {};
  const folders: string[] = [];

  const target = (depth = 0): unknown => {
    const kind = random();
    if (kind < 0.6 || depth > 2) return pick(targets);
    if (kind < 0.68) return null;
    if (kind < 0.72) return pick([5, true, false, '']);
    if (kind < 0.84) return Array.from({ length: Math.floor(random() * 3) }, () => target(depth + 1));
    return table(conditions, 1 + random() * 3, depth + 1);
  };
  const table = (keys: readonly string[], count: number, depth = 0): Record<string, unknown> => {
    const entries: Record<string, unknown> = {};
    for (let i = 0; i < count; i++) entries[pick(keys === exportKeys && chance(0.06) ? conditions : keys)] = target(depth);
    return entries;
  };
  const packageJson = (name: string): string => {
    if (chance(0.04)) return pick(['{', '[]', '5', '', 'null', '{"name":1}']);
    const config: Record<string, unknown> = {};
    if (chance(0.7)) config.name = chance(0.8) ? name : pick(packages);
    if (chance(0.4)) config.main = pick([...targets, 5, 'lib', 'sub', 'index', 'a', 'nope', './lib/', 'c', 'main']);
    if (chance(0.45)) config.exports = chance(0.4) ? target() : table(exportKeys, 1 + random() * 5);
    if (chance(0.5)) config.imports = table(importKeys, 1 + random() * 6);
    if (chance(0.3)) config.type = pick(['module', 'commonjs', 'weird']);
    return JSON.stringify(config);
  };
  const isTaken = (path: string): boolean => path in tree || folders.includes(path);
  const fill = (folder: string, depth: number): void => {
    folders.push(folder);
    for (let i = 0; i < 3 + random() * 5; i++) {
      const name = pick(names);
      const path = `${folder}/${name}`;
      if (isTaken(path)) continue;
      if (name === 'node_modules') {
        if (depth < 2) fillPackages(path, depth + 1);
      } else if (chance(0.06)) tree[path] = { to: pick(['lib', 'c.js', '../a', 'nowhere', 'sub', 'index.js', '.']) };
      else if ((/^(?:lib|sub|a|b)$/.test(name) && chance(0.6)) || chance(0.05)) {
        if (depth < 4) fill(path, depth + 1);
      } else tree[path] = name.endsWith('.json') ? '{}' : '';
    }
    if (chance(0.15)) tree[`${folder}/package.json`] = packageJson(pick(packages));
    // Folders are known by what is in them.
    tree[`${folder}/.kept`] = '';
  };
  const fillPackages = (folder: string, depth: number): void => {
    folders.push(folder);
    for (let i = 0; i < 1 + random() * 4; i++) {
      const name = pick(packages);
      const path = `${folder}/${name}`;
      if (isTaken(path)) continue;
      if (chance(0.05) && !name.includes('/')) {
        tree[path] = '';
        continue;
      }
      fill(path, depth + 1);
      if (chance(0.85)) tree[`${path}/package.json`] = packageJson(name);
    }
    tree[`${folder}/.kept`] = '';
  };
  const specifier = (): string => {
    const kind = random();
    if (kind < 0.45) return pick(packages) + pick(subpaths);
    if (kind < 0.6) return pick(hashes);
    return pick(['./', '../', '../../', `${root}/`, '']) + pick(paths);
  };

  fill(root, 0);
  if (chance(0.8) && !isTaken(`${root}/node_modules`)) fillPackages(`${root}/node_modules`, 0);
  if (chance(0.7)) tree[`${root}/package.json`] = packageJson('self');
  const parents = [root, ...folders.filter((folder) => folder !== root && chance(0.12)).slice(0, 3)];
  return {
    tree,
    importers: parents.map((folder) => ({
      parent: `${folder}/zz-importer.mjs`,
      specifiers: [...new Set(Array.from({ length: 40 }, specifier))],
    })),
  };
}
