import { describe, expect, it } from 'vitest';
import { explainLinkError, ImportEdges } from '../../../../src/modules/module/host-link-errors.ts';
import { parseSource } from '../../../../src/modules/module/host-syntax.ts';

/** Sources by name; an edge for each `from "x"` in them. */
function explain(text: string, root: string, sources: Readonly<Record<string, string>>) {
  const edges = new ImportEdges();
  for (const [base, source] of Object.entries(sources)) {
    for (const [, specifier] of source.matchAll(/(?:from|import) "([^"]*)"/g))
      edges.add(base, specifier!, specifier!.replace('./', ''));
  }
  return explainLinkError(text, root, edges, (name) => ({
    source: sources[name],
    isCommonJs: name.endsWith('.cjs'),
    url: `file:///${name}`,
    parse: (source) => parseSource(source, 'module'),
  }));
}

describe('explainLinkError', () => {
  it('finds the import that asks, in the graph that was linked', () => {
    const sources = {
      'elsewhere.mjs': 'import { zip } from "./a.mjs"',
      'root.mjs': 'import "./middle.mjs"',
      'middle.mjs': 'import { a } from "./a.mjs";\nimport {\n  b as c,\n  zip as d,\n} from "./a.mjs";',
      'a.mjs': '',
    };
    expect(explain("Could not find export 'zip' in module 'a.mjs'", 'root.mjs', sources)).toEqual({
      message: "The requested module './a.mjs' does not provide an export named 'zip'",
      frame: 'file:///middle.mjs:4\n  zip as d,\n  ^^^',
    });
  });

  it('reports the import that the engine meets first', () => {
    const sources = {
      'root.mjs': 'import { zip } from "./a.mjs"; import "./first.mjs"',
      'first.mjs': 'export const x = 1; import { zip as y } from "./a.mjs"',
      'a.mjs': '',
    };
    expect(explain("Could not find export 'zip' in module 'a.mjs'", 'root.mjs', sources)?.frame).toContain('first.mjs:1');
  });

  it.each([
    [
      "export 'x' in module 'a.mjs' is ambiguous",
      'import { x } from "./a.mjs"',
      "The requested module './a.mjs' contains conflicting star exports for name 'x'",
    ],
    [
      "circular reference when looking for export 'x' in module 'a.mjs'",
      'import { x } from "./a.mjs"',
      "Detected cycle while resolving name 'x' in './a.mjs'",
    ],
    [
      "Could not find export 'default' in module 'a.mjs'",
      'import x from "./a.mjs"',
      "The requested module './a.mjs' does not provide an export named 'default'",
    ],
    [
      "Could not find export 'y' in module 'root.mjs'",
      'export { x as y } from "./a.mjs"',
      "The requested module './a.mjs' does not provide an export named 'x'",
    ],
    [
      "Could not find export 'y' in module 'root.mjs'",
      'import { x } from "./a.mjs"; export { x as y }',
      "The requested module './a.mjs' does not provide an export named 'x'",
    ],
  ])('of %j from %j', (text, source, message) => {
    expect(explain(text, 'root.mjs', { 'root.mjs': source, 'a.mjs': '' })?.message).toBe(message);
  });

  it('shows how to import from CommonJS', () => {
    const message = explain("Could not find export 'x' in module 'a.cjs'", 'root.mjs', {
      'root.mjs': 'import a, { x as y, z } from "./a.cjs"',
    })?.message;
    expect(message).toContain("import pkg from './a.cjs';\nconst { x: y, z } = pkg;\n");
  });

  it('leaves other texts, and imports that it cannot find', () => {
    expect(explain('unexpected token', 'root.mjs', {})).toBeUndefined();
    expect(explain("Could not find export 'x' in module 'a.mjs'", 'root.mjs', { 'root.mjs': 'let = =' })).toBeUndefined();
  });
});
