import { b, early } from './cycle-b.mjs';
export function a() { return `a then ${b()}, early ${early}, ${typeof import.meta.url}`; }
export const late = 1;
