import { describeEnded, type HostWork } from './deadline.ts';

/**
 * Threat: parsers of other authors, which the loader runs on the host's thread over the guest's text and which look at no limit. A
 * type stripper that tries both readings of a conditional with an arrow function takes twice the time for each level.
 */
const nested = `x = ${'a ? (b) : c => ('.repeat(60)}1${')'.repeat(60)}`;
const generic = `x = ${'<T>('.repeat(60)}1${')'.repeat(60)}`;
const blocks = '{ using a = null; }'.repeat(100_000);
const names = `export const ${Array.from({ length: 200_000 }, (_, index) => `name${index}=0`).join()}; import.meta;`;

// V8 takes time by the square of the parts of such a class; a parser looks through pairs of names, and at how each is nested.
const pattern = `import.meta; /[${'\\W'.repeat(100_000)}]/iu`;
const groups = `${'(?:|'.repeat(250)}${'(?<a>)|'.repeat(500)}${')'.repeat(250)}`;

const programs: HostWork = {
  'types of a conditional, imported': { source: `import('/nested.ts')`, files: { '/nested.ts': nested } },
  'types of a conditional, required': { source: `require('/nested.cts')`, files: { '/nested.cts': nested } },
  'types of a conditional, as text': { source: `require('module').stripTypeScriptTypes(${JSON.stringify(nested)})` },
  'types of generic calls, as text': {
    source: `require('module').stripTypeScriptTypes(${JSON.stringify(generic)}, { mode: 'transform' })`,
  },
  'sources that end the stack of the stripper, one after the other': {
    source: `for (;;) try { require('module').stripTypeScriptTypes('x = ' + '('.repeat(5e4)); } catch {}`,
  },
  'files that end the stack of the stripper, one after the other': {
    source: `for (let i = 0; ; i++) try { require('fs').writeFileSync('/tmp/' + i + '.cts', 'x = ' + '('.repeat(5e4) + i); require('/tmp/' + i + '.cts'); } catch {}`,
  },
  'a megabyte of blocks with using': { source: `import('/using.mjs')`, files: { '/using.mjs': blocks } },
  'a regular expression beside import.meta': { source: `import('/pattern.mjs'); for (;;);`, files: { '/pattern.mjs': pattern } },
  'groups of one name, in a source that is refused': {
    source: `try { new Function(${JSON.stringify(`/${groups}|${groups}/; 1 1`)}) } catch {}`,
  },
  'many groups of one name, in a source that is refused': {
    source: `try { new Function('/' + '(?<a>)|'.repeat(1e5) + '/; 1 1') } catch {}`,
  },
  'a megabyte of names': { source: `import('/names.mjs')`, files: { '/names.mjs': names } },
};

describeEnded('a text that keeps a parser of the host at work', programs);
