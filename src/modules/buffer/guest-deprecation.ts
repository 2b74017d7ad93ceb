import { warnDeprecated } from 'internal:deprecate';

/** Whether the nearest frame of a program's own file lies in node_modules, whose users can do nothing about it. */
function isCalledFromPackage(): boolean {
  const frames = String(new Error().stack).split('\n');
  const nearest = frames.find((frame) => /(?:\(|at )(?:file:\/\/)?\/.*:\d+(?::\d+)?\)?$/.test(frame));
  return nearest?.includes('/node_modules/') ?? false;
}

let hasWarned = false;

/** Says once that `Buffer()` is deprecated (nodejs.org/api/deprecations.html#dep0005-buffer-constructor). */
export function warnOfConstructor(): void {
  if (hasWarned || isCalledFromPackage()) return;
  hasWarned = true;
  warnDeprecated(
    'Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), ' +
      'Buffer.allocUnsafe(), or Buffer.from() methods instead.',
    'DEP0005',
  );
}
