export { "a b" as ab, foo as "f o o", default as "module.exports" } from './values.mjs'
export * as "all of it"
  from
  "./values.mjs";
export { "a b" } from './values.mjs' ;

export const line = new Error('x').stack.split('\n')[1].replace(/.*:(\d+):\d+\)?$/, '$1');
