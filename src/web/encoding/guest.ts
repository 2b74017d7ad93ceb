export { TextDecoder } from './guest-text-decoder.ts';
export { TextEncoder } from './guest-text-encoder.ts';
