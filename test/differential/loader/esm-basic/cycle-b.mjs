import { a, late } from './cycle-a.mjs';
export const early = (() => {
  try {
    return late;
  } catch (error) {
    return `${error.name}`;
  }
})();
export const fromCycle = typeof a;
export function b() { return `b ${fromCycle}`; }
