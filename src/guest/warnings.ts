/**
 * The way from any guest module to `process.emitWarning`. `node:process` puts itself here, so that the modules below it
 * need not import it.
 */
export interface WarningTarget {
  emitWarning(warning: string | Error, type?: string, code?: string): void;
  noDeprecation?: boolean;
}

let target: WarningTarget | undefined;

export function setWarningTarget(process: WarningTarget): void {
  target = process;
}

/** Warns through the sandbox's process, whatever user code has put in the place of `globalThis.process`. */
export function emitProcessWarning(warning: string | Error, type?: string, code?: string): void {
  target?.emitWarning(warning, type, code);
}

/** A switch of the program: `process.noDeprecation` and the like. */
export function processFlag(name: 'noDeprecation'): boolean {
  return target?.[name] === true;
}
