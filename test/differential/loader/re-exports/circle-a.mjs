import { x } from './circle-b.mjs'; export { x };
