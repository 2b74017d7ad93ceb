export * from './values.mjs';
export * from './other.mjs';
