import { log } from './log.mjs';
using top = {
  name: 'top',
  [Symbol.dispose]() {
    log('disposed top');
  },
};
export const answer = 42;
export let { a: renamed, ...others } = { a: 1, b: 2 };
export function hoisted() {
  return `hoisted ${typeof answer}`;
}
export { late as shown };
export * from './log.mjs';
function late() {
  return renamed;
}
export default function () {
  return 'default';
}
log('evaluated', top.name);
