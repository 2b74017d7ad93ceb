import './loop.mjs';
await 1;
console.log('never');
