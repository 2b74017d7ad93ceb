import { describe, expect, it } from 'vitest';
import { jsonMessage } from '../../../src/capabilities/json-message.ts';

describe('jsonMessage', () => {
  it('adds line and column to an offset', () => {
    expect(jsonMessage('{\n  oops')).toBe("Expected property name or '}' in JSON at position 4 (line 2 column 3)");
    expect(jsonMessage('{\r oops')).toBe("Expected property name or '}' in JSON at position 3 (line 2 column 2)");
    expect(jsonMessage('[1]')).toBeUndefined();
  });
});
