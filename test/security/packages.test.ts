import { describeEnded, type HostWork } from './deadline.ts';

/** Threat: what is looked up on the host for one import or `require`: package.json files of half a million keys, for each of many specifiers. */
const list = (count: number, item: (index: number) => string, separator = ',') =>
  Array.from({ length: count }, (_, index) => item(index)).join(separator);
const patterns = `{"imports":{${list(300_000, (index) => `"#${index}*":1`)}}}`;

const programs: HostWork = {
  'a million targets that are all wrong': {
    source: `require('a')`,
    files: { '/node_modules/a/package.json': `{"name":"a","exports":[${list(1_000_000, () => '"x"')}]}` },
  },
  'patterns for each import of a required module': {
    source: `require('/m.mjs')`,
    files: { '/package.json': patterns, '/m.mjs': list(50_000, (index) => `import'#z${index}'`, ';') },
  },
  'patterns for each re-export': {
    source: `import('/m.cjs')`,
    files: { '/package.json': patterns, '/m.cjs': list(10_000, (index) => `__exportStar(require('#z${index}'))`, ';') },
  },
};

describeEnded('a resolution that would go on for a minute', programs);
