export { AsyncDisposableStack } from './guest-async-disposable-stack.ts';
export { DisposableStack } from './guest-disposable-stack.ts';
export { SuppressedError } from './guest-suppressed-error.ts';
