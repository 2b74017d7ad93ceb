export { AbortController } from './guest-controller.ts';
export { AbortSignal, abortSignal, createAbortSignal, isAbortSignal } from './guest-signal.ts';
