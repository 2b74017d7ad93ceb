// A module that is none, and nobody catches it.
const source = 'let a = 1;\n  let a = 2;';
await import(`data:text/javascript,${encodeURIComponent(source)}`).catch((error) => console.log(error.name, error.message));
await import(`data:text/javascript,${encodeURIComponent('export const q = (1;')}`);
