import { describe, expect, it } from 'vitest';
import { engineMessage } from '../../../../src/modules/process/host-engine-messages.ts';

const at = (message: string, line: string | undefined, text: string): string | undefined =>
  engineMessage(message, line, line === undefined ? 1 : line.lastIndexOf(text) + 1, 'inside');

describe('a message of the engine', () => {
  it('names the expression that stands at the place', () => {
    expect(at('not a function', 'const x = o . deep?.run (1)', 'run')).toBe('o.deep?.run is not a function');
    expect(at('not a function', 'f(1)(2)', '(2)')).toBe('(intermediate value) is not a function');
    expect(at('not a function', 'make().run()', 'run')).toBe('(intermediate value).run is not a function');
    expect(at('not a function', 'new ns.Thing()', 'new')).toBe('ns.Thing is not a constructor');
  });

  it('has a text where the source is not known', () => {
    expect(at('not a function', undefined, '')).toBe('(intermediate value) is not a function');
  });

  it('tells an assignment to a constant from one to a property', () => {
    expect(at("'a' is read-only", 'a = 1', 'a')).toBe('Assignment to constant variable.');
    expect(at("'a' is read-only", 'o.a = 1', 'a')).toBe("Cannot assign to read only property 'a' of object '#<Object>'");
    expect(at("'a' is read-only", 'o[key] = 1', '[key]')).toBe("Cannot assign to read only property 'a' of object '#<Object>'");
    expect(at("'0' is read-only", 'o[i] = 1', '[i]')).toBe("Cannot assign to read only property '0' of object '[object Array]'");
  });

  it('quotes arguments and operands that are literals, and no others', () => {
    const redefined = 'property is not configurable';
    expect(at(redefined, "Object.defineProperty(o, 'x', {})", 'define')).toBe('Cannot redefine property: x');
    expect(at(redefined, "Object.defineProperty(f(1, ['y)']), 'x', {})", 'define')).toBe('Cannot redefine property: x');
    expect(at(redefined, 'Object.defineProperty(o, key, {})', 'define')).toBe('Cannot redefine property');
    expect(at(redefined, "Object.defineProperty(o, 'x',", 'define')).toBe('Cannot redefine property');
    expect(at("invalid 'in' operand", "'a' in 1", 'in ')).toBe("Cannot use 'in' operator to search for 'a' in 1");
    expect(at("invalid 'in' operand", "'a' in o", 'in ')).toBe(
      "Cannot use 'in' operator to search for a key in a value that is no object",
    );
  });

  it('is left alone when it is no known one, or long', () => {
    expect(at('a text of user code', 'x', 'x')).toBeUndefined();
    expect(at(`'${'x'.repeat(2000)}' is not defined`, 'x', 'x')).toBeUndefined();
  });

  it('is found in no more time than the line is long', () => {
    const line = `${'a'.repeat(1000)}${'.b'.repeat(100_000)}()`;
    expect(at('not a function', line, 'b()')).toHaveLength(line.length - 2 + ' is not a function'.length);
    const begun = performance.now();
    for (const filler of [' ', '[', '(', "'", '\\', '1', ',']) {
      const long = `o.a${filler.repeat(1_000_000)}`;
      for (const message of ['property is not configurable', 'revoked proxy', "invalid 'in' operand"]) {
        expect(engineMessage(message, long, 3, '')).toBeTypeOf('string');
        expect(engineMessage(message, long, 900_000, '')).toBeTypeOf('string');
      }
    }
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('takes a column beyond the line', () => {
    expect(engineMessage('not a function', 'f()', 99, '')).toBe('(intermediate value) is not a function');
    expect(engineMessage('not a function', 'f()', -5, '')).toMatch(/is not a function$/);
  });
});
