import { inspect } from 'internal:inspect';
import { AssertionError } from './guest-assertion-error.ts';

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return inspect(value);
  const { message } = value as { message?: unknown };
  if (typeof message !== 'string') return inspect(value);
  return message === '' && value.constructor ? value.constructor.name : message;
}

/** Frames of the stack where the error came from follow those of the assertion; what both share is there once. */
function joinStacks(own: string, original: string): string {
  const start = original.indexOf('\n    at');
  if (start < 0) return own;
  const frames = original.slice(start + 1).split('\n');
  const lines = own.split('\n');
  for (const frame of frames) {
    const shared = lines.indexOf(frame);
    if (shared >= 0) return `${lines.slice(0, shared).join('\n')}\n${frames.join('\n')}`;
  }
  return `${own}\n${frames.join('\n')}`;
}

/** nodejs.org/api/assert.html#assertiferrorvalue */
export function failWithError(value: unknown): never {
  const error = new AssertionError({
    actual: value,
    expected: null,
    operator: 'ifError',
    message: `ifError got unwanted exception: ${describe(value)}`,
  });
  const stack = typeof value === 'object' && value !== null ? (value as { stack?: unknown }).stack : undefined;
  if (typeof stack === 'string' && typeof error.stack === 'string') error.stack = joinStacks(error.stack, stack);
  throw error;
}
