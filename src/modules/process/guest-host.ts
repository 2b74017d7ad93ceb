import { verbs } from 'internal:port';
import type { ProcessVerbs } from './contract.ts';

/** The verbs of `src/modules/process/host.ts`, for all files of this folder. */
export const host = verbs<ProcessVerbs>('process');
