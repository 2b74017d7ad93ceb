export { decodeComponent } from './guest-form.ts';
export { createObjectURL, objectUrls, revokeObjectURL } from './guest-object-url.ts';
export { URLSearchParams } from './guest-search-params.ts';
export { URL } from './guest-url.ts';
