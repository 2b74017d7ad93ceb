// MessageEvent and CloseEvent: construction, conversions, refusals.
const { inspect } = require('util');
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    const engine = /Symbol value|symbol to string/.test(error.message);
    console.log(label, 'threw', error.constructor.name, error.name, error.code, engine ? '(engine)' : error.message);
  }
}
for (const name of ['MessageEvent', 'CloseEvent', 'MessageChannel', 'MessagePort', 'BroadcastChannel']) {
  const constructor = globalThis[name];
  const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(globalThis, name);
  console.log(
    name,
    writable,
    enumerable,
    configurable,
    constructor.name,
    constructor.length,
    Object.getPrototypeOf(constructor).name,
  );
  for (const key of Reflect.ownKeys(constructor.prototype)) {
    if (typeof key === 'symbol' && key !== Symbol.toStringTag) continue;
    const { get, set, value, enumerable: isEnumerable } = Object.getOwnPropertyDescriptor(constructor.prototype, key);
    console.log(
      String(key),
      isEnumerable,
      get?.name,
      set?.name,
      typeof value === 'function' ? `${value.name}/${value.length}` : typeof value,
    );
  }
}
const state = (event) => [event.type, event.data, event.origin, event.lastEventId, event.source, event.ports, event.bubbles];
show('plain', () => state(new MessageEvent('x')));
show('full', () =>
  state(new MessageEvent('x', { data: 1, origin: 'o', lastEventId: 'l', ports: [], source: null, bubbles: true })),
);
show('frozen', () => {
  const event = new MessageEvent('x');
  return [Object.isFrozen(event.ports), event.ports === event.ports];
});
show('none', () => new MessageEvent());
for (const init of [
  { source: 1 },
  { source: {} },
  { ports: [1] },
  { ports: 1 },
  { origin: Symbol('s') },
  5,
  'x',
  null,
  undefined,
  { data: undefined },
  { lastEventId: null },
  () => {},
]) {
  show(inspect(init), () => state(new MessageEvent('x', init)));
}
show('type symbol', () => new MessageEvent(Symbol('s')));
show('type undefined', () => new MessageEvent(undefined).type);
show('port', () => {
  const { port1 } = new MessageChannel();
  const event = new MessageEvent('x', { ports: [port1], source: port1 });
  port1.close();
  return [event.ports[0] === port1, event.source === port1];
});
show('init', () => {
  const event = new MessageEvent('x');
  const other = event.initMessageEvent('y', true, true, 5, 'o', 'id', null, []);
  return [state(event), state(other)];
});
show('init none', () => new MessageEvent('x').initMessageEvent());
for (const name of ['data', 'origin', 'lastEventId', 'source', 'ports'])
  show(name, () => Object.getOwnPropertyDescriptor(MessageEvent.prototype, name).get.call({}));
const closeState = (event) => [event.type, event.wasClean, event.code, event.reason];
show('close', () => closeState(new CloseEvent('x')));
for (const init of [{ wasClean: 1, code: 5.7, reason: 7 }, { code: 70000 }, { code: 'abc' }, 5, null])
  show(inspect(init), () => closeState(new CloseEvent('x', init)));
show('close none', () => new CloseEvent());
show('close code', () => Object.getOwnPropertyDescriptor(CloseEvent.prototype, 'code').get.call({}));
