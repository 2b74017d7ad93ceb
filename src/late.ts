/**
 * Loads what waits for its first call in a file of its own: that is what the build makes of this function (scripts/late-files.ts),
 * which has nothing to do where the sources run as they are.
 */
export function loadLate(): void {}
