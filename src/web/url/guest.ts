export { domainToASCII, domainToUnicode } from './guest-domain.ts';
export { decodeComponent } from './guest-form.ts';
export { createObjectURL, objectUrls, revokeObjectURL } from './guest-object-url.ts';
export { URLSearchParams } from './guest-search-params.ts';
export { decodeUri } from './guest-text.ts';
export { invalidUrl, URL } from './guest-url.ts';
