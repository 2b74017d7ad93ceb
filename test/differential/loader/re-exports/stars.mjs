export * from './values.mjs';
export * from './imported.mjs';
