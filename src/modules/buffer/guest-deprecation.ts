interface WarningSink {
  readonly process?: { emitWarning?: (message: string, type: string, code: string) => void };
}

const warned = new Set<string>();

/** Whether the nearest frame of a program's own file lies in node_modules, whose users can do nothing about it. */
function isCalledFromPackage(): boolean {
  const frames = String(new Error().stack).split('\n');
  const nearest = frames.find((frame) => /(?:\(|at )(?:file:\/\/)?\/.*:\d+(?::\d+)?\)?$/.test(frame));
  return nearest?.includes('/node_modules/') ?? false;
}

/**
 * Warns once per process, as Node does for what runtime code deprecated (nodejs.org/api/deprecations.html#dep0005-buffer-constructor).
 * `process` is looked up when a warning is due: it is built on streams, which are built on this module.
 */
export function warnDeprecated(code: string, message: string, alsoPackages: boolean): void {
  if (warned.has(code) || (!alsoPackages && isCalledFromPackage())) return;
  warned.add(code);
  (globalThis as WarningSink).process?.emitWarning?.(message, 'DeprecationWarning', code);
}
