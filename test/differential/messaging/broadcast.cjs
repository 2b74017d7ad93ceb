const { inspect } = require('util');
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    const message = error instanceof TypeError && error.code === undefined ? '(engine)' : error.message;
    console.log(label, 'threw', error.constructor.name, error.name, error.code, message);
  }
}
const a = new BroadcastChannel('one');
const b = new BroadcastChannel('one');
const other = new BroadcastChannel('other');
const spare = [new BroadcastChannel(5), new BroadcastChannel(null)];
console.log(
  inspect(a),
  inspect(a, { depth: -1 }),
  a.name,
  spare.map((channel) => channel.name),
);
for (const channel of spare) channel.close();
show('symbol', () => new BroadcastChannel(Symbol('s')));
show('no name', () => new BroadcastChannel());
show('no new', () => BroadcastChannel('x'));
show('no message', () => a.postMessage());
show('function', () => a.postMessage(() => {}));
b.onmessage = (event) =>
  console.log('b', event.constructor.name, event.data, event.target === b, event.origin, event.ports, event.source);
a.onmessage = () => console.log('never: the sender');
other.onmessage = () => console.log('never: another name');
b.addEventListener('message', (event) => {
  console.log('b again', event.data);
  // A busy machine is late with messages: what waits for a time instead would be there before them.
  if (event.data === 'second') setTimeout(end, 40);
});
const value = { x: 1 };
console.log(a.postMessage(value));
value.x = 2;
a.postMessage('second');
console.log(a.ref() === a, a.unref() === a, typeof b.onmessage, b.onmessageerror);
for (const name of ['name', 'close', 'postMessage', 'ref', 'unref']) {
  const { get, value: method } = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, name);
  show(name, () => (get ?? method).call({}, 1));
}
function end() {
  console.log(a.close(), a.close());
  show('closed', () => a.postMessage(1));
  console.log(a.name, inspect(a));
  b.postMessage('nobody is left');
  b.close();
  other.close();
}
