const show = (f) => {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.message);
  }
};
show(() => DisposableStack());
show(() => DisposableStack.prototype.use.call({}, 1));
show(() => new DisposableStack().use(5));
show(() => new DisposableStack().use({}));
show(() => new DisposableStack().use({ [Symbol.dispose]: 5 }));
show(() => new DisposableStack().use(null));
show(() => new DisposableStack().use(undefined));
show(() => new DisposableStack().adopt(1, 2));
show(() => new DisposableStack().defer(2));
const s = new DisposableStack();
s.dispose();
show(() => s.use({}));
show(() => s.adopt(1, () => {}));
show(() => s.defer(() => {}));
show(() => s.move());
show(() => s.dispose());
show(() => s.disposed);
show(() => Object.getOwnPropertyDescriptor(DisposableStack.prototype, 'disposed').get.call({}));
const t = new DisposableStack();
t.defer(() => {
  throw new Error('a');
});
t.defer(() => {
  throw new Error('b');
});
t.adopt(7, (x) => {
  console.log('adopted', x);
  throw new Error('c');
});
try {
  t.dispose();
} catch (e) {
  console.log(e.name, e.error.message, e.suppressed.error.message);
}
console.log(
  Object.getOwnPropertyDescriptor(new SuppressedError(1, 2, 'm'), 'error'),
  Object.getPrototypeOf(SuppressedError) === Error,
  new SuppressedError(1, 2, 'm', { cause: 1 }).cause,
);
const a = new AsyncDisposableStack();
a.defer(() => console.log('d1'));
a.use({
  async [Symbol.asyncDispose]() {
    console.log('ad');
  },
});
a.use({
  [Symbol.dispose]() {
    console.log('sd');
  },
});
a.use(null);
const p = a.disposeAsync();
console.log(p instanceof Promise, a.disposed);
await p;
await a.disposeAsync();
show(() => a.defer(() => 1));
show(() => a.use({}));
show(() => a.move());
show(() => AsyncDisposableStack.prototype.move.call({}));
await AsyncDisposableStack.prototype.disposeAsync.call({}).catch((e) => console.log(e.name, e.message));
show(() => new AsyncDisposableStack().use({}));
show(() => new AsyncDisposableStack().use(5));
const m = new DisposableStack();
m.defer(() => console.log('moved'));
const n = m.move();
console.log(m.disposed, n.disposed, n);
n[Symbol.dispose]();
console.log(
  DisposableStack.prototype.dispose === DisposableStack.prototype[Symbol.dispose],
  AsyncDisposableStack.prototype.disposeAsync === AsyncDisposableStack.prototype[Symbol.asyncDispose],
);
const b = new AsyncDisposableStack();
b.defer(() => {
  throw 1;
});
b.defer(async () => {
  throw 2;
});
await b.disposeAsync().catch((e) => console.log(e.name, e.message, e.error, e.suppressed));
{
  using x = {
    [Symbol.dispose]() {
      console.log('x disposed');
    },
  };
  console.log('in');
}
try {
  using x = {
    [Symbol.dispose]() {
      throw new Error('disp');
    },
  };
  throw new Error('body');
} catch (e) {
  console.log(e.name, e.message, e.error.message, e.suppressed.message);
}
try {
  using x = 5;
} catch (e) {
  console.log(e.name, e.message);
}
try {
  using x = {};
} catch (e) {
  console.log(e.name, e.message);
}
try {
  await using x = {};
} catch (e) {
  console.log(e.name, e.message);
}
try {
  await using x = { [Symbol.asyncDispose]: 1 };
} catch (e) {
  console.log(e.name, e.message);
}
try {
  using x = { [Symbol.dispose]: 1 };
} catch (e) {
  console.log(e.name, e.message);
}
