// Every global of Node 24 has its name here, and no other is there but those of later releases and of the Web that docs/modules.md
// lists.
const beyond = ['ErrorEvent', 'PromiseRejectionEvent', 'reportError'];
const names = Object.getOwnPropertyNames(globalThis)
  .filter((name) => !beyond.includes(name))
  .sort();
console.log(names);
console.log(Object.keys(globalThis).sort());
const kinds = {};
for (const name of names) {
  const value = globalThis[name];
  kinds[name] = typeof value === 'function' ? `${value.name}/${value.length}` : typeof value;
}
console.log(kinds);
const { Memory } = WebAssembly;
for (const descriptor of [undefined, {}, { initial: -1 }, { initial: 2, maximum: 1 }, { initial: 1, shared: true }]) {
  try {
    new Memory(descriptor);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
const memory = new Memory({ initial: 1, maximum: 2 });
const { buffer } = memory;
console.log(
  memory.grow(1),
  buffer.byteLength,
  memory.buffer.byteLength,
  new Memory({ initial: 0, maximum: 1, shared: true }).buffer,
);
