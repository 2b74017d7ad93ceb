import './dep2.mjs'; export const other = true;
