// The package has no types of its own; src/modules/stream/guest-package.ts says what its files give.
declare module 'readable-stream/*' {
  const exports: unknown;
  export default exports;
}
