// `require` says nothing of a package without a type; the warning is for `import`.
console.log(require('./j.js').default, require('./t.ts').default);
setTimeout(() => import('./k.js').then(({ default: value }) => console.log(value)));
