interface WarningSink {
  readonly process?: { emitWarning?: (warning: Error) => void };
}

/**
 * Reports a warning as `process.emitWarning` does. `process` is itself an event emitter, built on `node:events`, so it
 * is looked up when a warning is due and not imported.
 */
export function emitProcessWarning(warning: Error): void {
  (globalThis as WarningSink).process?.emitWarning?.(warning);
}
