import { requireShared } from 'internal:loader';

export type { Segment } from './guest-glob-segment.ts';

/** Patterns: few programs have any, so what reads them is loaded at the first. */
export const globbing = (): typeof import('./guest-glob.ts') =>
  requireShared('part:path/glob') as typeof import('./guest-glob.ts');
