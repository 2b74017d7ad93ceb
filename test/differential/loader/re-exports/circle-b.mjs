import { x } from './circle-a.mjs'; export { x };
