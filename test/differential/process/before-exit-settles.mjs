let go; const p = new Promise((r) => { go = r });
process.on('exit', (c) => console.log('exit', c));
let n = 0;
process.on('beforeExit', (c) => { console.log('beforeExit', c); if (n++ === 0) setTimeout(() => console.log('timer'), 1); else if (n === 2) go(); });
await p;
console.log('went on');
