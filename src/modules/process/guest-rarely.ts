/** What few programs ask of `process`: loaded when one does. */
export * from './guest-credentials.ts';
export { NodeEnvironmentFlagsSet } from './guest-environment-flags.ts';
export { createFinalization } from './guest-finalization.ts';
export { createReport } from './guest-report.ts';
