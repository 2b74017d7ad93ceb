// MessagePort: delivery, order, transfer, closing, emitter methods, refusals.
const { inspect } = require('util');
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    console.log(label, 'threw', error.constructor.name, error.name, error.code, error.message);
  }
}
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
const steps = [];
const step = (run) => steps.push(run);
const next = () =>
  steps.length > 0 &&
  setTimeout(() => {
    steps.shift()();
    next();
  }, 40);

show('new MessagePort', () => new MessagePort());
show('MessagePort()', () => MessagePort());
show('MessageChannel()', () => MessageChannel());
console.log(Object.keys(new MessageChannel()));
step(() => {
  const { port1, port2 } = new MessageChannel();
  console.log(port1 instanceof MessagePort, port1 instanceof EventTarget, Object.prototype.toString.call(port1));
  show('nothing', () => port1.postMessage());
  show('function', () => port1.postMessage(() => {}));
  show('list', () => port1.postMessage(1, 5));
  show('list', () => port1.postMessage(1, 'x'));
  show('options', () => port1.postMessage(1, { transfer: 5 }));
  show('element', () => port1.postMessage(1, { transfer: [{}] }));
  show('itself', () => port1.postMessage(1, [port1]));
  show('not listed', () => port1.postMessage(port2));
  show('null', () => port1.postMessage('null', null));
  show('undefined', () => port1.postMessage('undefined', undefined));
  console.log(port1.hasRef(), port1.ref(), port1.hasRef(), port1.unref(), port1.hasRef(), port1.start());
  port2.on('message', (...args) => console.log('on', args));
  port2.addEventListener('message', (event) =>
    console.log(
      'listener',
      event.constructor.name,
      event instanceof MessageEvent,
      event.data,
      event.target === port2,
      event.ports,
      event.origin,
      event.source,
      event.isTrusted,
    ),
  );
  port2.onmessage = (event) => console.log('onmessage', event.data);
  console.log(port2.hasRef(), typeof port2.onmessage, port2.onmessageerror);
  port1.postMessage({ a: [1, new Map([[1, 2]])] });
  port2.on('close', (event) =>
    console.log('second closed', event.constructor.name, event instanceof Event, event.type, event.isTrusted),
  );
  port1.on('close', () => console.log('first closed'));
  process.nextTick(() => console.log('tick'));
  queueMicrotask(() => console.log('microtask'));
  setTimeout(() => {
    console.log(port1.close(() => console.log('callback')));
    show('after close', () => port1.postMessage(5));
    show('function after close', () => port1.postMessage(() => {}));
    show('peer after close', () => port2.postMessage(5));
    show('twice', () => port1.close());
  }, 15);
});
step(() => {
  const { port1, port2 } = new MessageChannel();
  const log = [];
  port2.on('message', (value) => {
    log.push(value);
    process.nextTick(() => log.push(`tick ${value}`));
    queueMicrotask(() => log.push(`microtask ${value}`));
  });
  port1.postMessage(1);
  port1.postMessage(2);
  setTimeout(() => {
    console.log(log);
    port1.close();
  }, 15);
});
step(() => {
  const { port1, port2 } = new MessageChannel();
  const moved = structuredClone({ port: port1 }, { transfer: [port1] });
  console.log(moved.port !== port1, moved.port instanceof MessagePort);
  show('old', () => port1.postMessage(1));
  show('old again', () => structuredClone(port1, { transfer: [port1] }));
  show('twice', () => {
    const channel = new MessageChannel();
    structuredClone(1, { transfer: [channel.port1, channel.port1] });
  });
  port2.on('message', (value) => {
    console.log('through the moved one', value);
    port2.close();
  });
  moved.port.postMessage('hello');
});
step(() => {
  const { port1, port2 } = new MessageChannel();
  const inner = new MessageChannel();
  port2.onmessage = (event) => {
    console.log(
      event.data.port instanceof MessagePort,
      event.ports.length,
      event.ports[0] === event.data.port,
      Object.isFrozen(event.ports),
    );
    event.data.port.postMessage('back');
    port2.close();
  };
  inner.port2.onmessage = (event) => {
    console.log('inner', event.data);
    inner.port2.close();
  };
  port1.postMessage({ port: inner.port1 }, [inner.port1]);
});
step(() => {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (value) => console.log('before close', value));
  port2.on('close', () => console.log('then closed'));
  port1.postMessage(1);
  port1.postMessage(2);
  port1.close();
});
step(() => {
  const { port1, port2 } = new MessageChannel();
  const listener = (value) => console.log('removed listener', value);
  port2.on('message', listener);
  port2.off('message', listener);
  port1.postMessage('later');
  setTimeout(
    () =>
      port2.once('message', (value) => {
        console.log('got', value);
        port2.close();
      }),
    10,
  );
});
step(() => {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', () => {
    throw new Error('in listener');
  });
  port1.postMessage(1);
  port1.postMessage(2);
  setTimeout(() => port1.close(), 15);
});
step(() => {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', (value) => {
    console.log('received', value);
    port1.close();
  });
  port1.on('close', () => console.log('closed after what had arrived'));
  port2.postMessage('one');
  port2.postMessage('two');
});
step(() => {
  const { port1 } = new MessageChannel();
  const iterator = (next) => ({ [Symbol.iterator]: () => ({ next }) });
  for (const list of [
    iterator(5),
    iterator(() => ({ done: true })),
    { [Symbol.iterator]: 5 },
    () => {},
    [5],
    { transfer: () => {} },
    { transfer: iterator(5) },
    { transfer: null },
    {
      get transfer() {
        throw new RangeError('getter');
      },
    },
  ]) {
    show('transfer list', () => port1.postMessage(5, list));
  }
  port1.close();
});
step(() => {
  const bytes = new Uint8Array([1, 2, 3]);
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (value) => {
    console.log(value);
    port2.close();
  });
  port1.postMessage(bytes, [bytes.buffer]);
  console.log(bytes.length);
});
step(() => {
  const { port1 } = new MessageChannel();
  port1.on('foo', (...args) => console.log('foo', args));
  port1.addEventListener('foo', (event) => console.log('foo event', event.constructor.name, event.detail));
  console.log(port1.emit('foo', 5, 6), port1.emit('bar', 5), port1.listenerCount('foo'), port1.getMaxListeners());
  show('emit', () => port1.emit());
  show('setMaxListeners', () => port1.setMaxListeners(-1));
  show('setMaxListeners', () => port1.setMaxListeners(5));
  console.log(port1.getMaxListeners(), port1.removeAllListeners('foo') === port1, port1.listenerCount('foo'));
  const target = Object.getPrototypeOf(MessagePort.prototype);
  console.log(
    target.constructor.name,
    Object.getOwnPropertyNames(target).map((name) => `${name}/${target[name].length}`),
  );
  for (const name of [
    'on',
    'off',
    'once',
    'emit',
    'listenerCount',
    'eventNames',
    'setMaxListeners',
    'getMaxListeners',
    'removeAllListeners',
  ])
    show(name, () => target[name].call({}, 'x', () => {}));
  for (const name of ['postMessage', 'start', 'close']) {
    try {
      MessagePort.prototype[name].call({}, 1);
    } catch (error) {
      console.log(name, error.name);
    }
  }
  port1.close();
});
next();
