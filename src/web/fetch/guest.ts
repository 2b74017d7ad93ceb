export { Headers } from './guest-headers.ts';
export { Response } from './guest-response.ts';
