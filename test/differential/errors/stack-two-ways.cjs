// The text of `stack` and the call sites of the same frames say the same, for receivers and functions of many kinds.
const lines = (error) =>
  error.stack
    .split('\n')
    .filter((line) => line.startsWith('    at ') && !line.includes('(node:') && !line.includes('at node:'))
    .map((line) => line.slice(7));

function report(label, make) {
  Error.stackTraceLimit = 6;
  const text = lines(make());
  const error = make();
  Error.prepareStackTrace = (_, sites) => sites;
  const sites = error.stack;
  Error.prepareStackTrace = undefined;
  const shown = Array.isArray(sites) ? sites.map(String).filter((line) => !line.includes('node:')) : [typeof sites];
  console.log(label, JSON.stringify(text.slice(0, 3)));
  // The two were made on one line and at two columns.
  const bare = (list) => list.slice(0, 3).map((line) => line.replace(/:\d+:\d+/g, ''));
  if (JSON.stringify(bare(text)) !== JSON.stringify(bare(shown))) console.log('  other sites', JSON.stringify(shown));
}

const fail = () => new Error('x');
class Base {
  constructor(run) {
    this.made = run?.();
  }
  method() {
    return fail();
  }
  static fixed() {
    return fail();
  }
  get read() {
    return fail();
  }
  set write(into) {
    into.error = fail();
  }
  #hidden() {
    return fail();
  }
  callHidden() {
    return this.#hidden();
  }
  [Symbol('s')]() {
    return fail();
  }
  ['com' + 'puted']() {
    return fail();
  }
  'with space'() {
    return fail();
  }
  12() {
    return fail();
  }
  *generate() {
    yield fail();
  }
  field = () => fail();
  static made = fail();
  static {
    this.block = fail();
  }
}
class Derived extends Base {
  method() {
    return super.method();
  }
}
const derived = new Derived();
report('method', () => derived.method());
report('own class', () => new Base().method());
report('static', () => Derived.fixed());
report('getter', () => derived.read);
report('private', () => derived.callHidden());
report('symbol', () => derived[Object.getOwnPropertySymbols(Base.prototype)[0]]());
report('computed', () => derived.computed());
report('space', () => derived['with space']());
report('index', () => derived[12]());
report('generator', () => derived.generate().next().value);
report('spread of a generator', () => [...derived.generate()][0]);
report('field', () => derived.field());
report('constructor', () => new Base(fail).made);

const plain = {
  short() {
    return fail();
  },
  arrow: () => fail(),
  long: function () {
    return fail();
  },
  named: function other() {
    return fail();
  },
};
report('short', () => plain.short());
report('arrow', () => plain.arrow());
report('long', () => plain.long());
report('named', () => plain.named());
plain.alias = plain.short;
report('alias', () => plain.alias());
plain.twice = plain.named;
report('two aliases', () => plain.twice());
plain.assigned = function () {
  return fail();
};
report('assigned', () => plain.assigned());
const bound = plain.short.bind(derived);
report('bound', () => bound());
report('call', () => plain.short.call(derived));
for (const receiver of [1, 'text', true, 5n, null, undefined, [], () => {}, function f() {}, class K {}, new Map(), /x/, new Date(0), Object.create(null), new Error('r'), globalThis, Symbol('r'), new Proxy({}, {}), JSON, Math, Object.create(derived), new (class {})(), Object(1), new Uint8Array(1), Promise.resolve(), require]) {
  report(`receiver ${typeof receiver}`, () => plain.short.call(receiver));
}
(function () {
  report('arguments', () => plain.short.call(arguments));
})();
report('tag', () => plain.short.call({ [Symbol.toStringTag]: 'Tagged' }));
report('getter as tag', () => plain.short.call({ get [Symbol.toStringTag]() { return 'Tagged' } }));
report('constructor as value', () => plain.short.call({ constructor: 1 }));
report('constructor without name', () => plain.short.call({ constructor: (() => function () {})() }));

// Natives in between.
report('forEach', () => {
  let error;
  [1].forEach(() => (error = fail()));
  return error;
});
report('map', () => [1].map(fail)[0]);
report('sort', () => {
  let error;
  [1, 2].sort(() => ((error = fail()), 0));
  return error;
});
report('replace', () => {
  let error;
  'a'.replace('a', () => (error = fail()));
  return error;
});
report('reviver', () => {
  let error;
  JSON.parse('1', () => (error = fail()));
  return error;
});
report('Map.forEach', () => {
  let error;
  new Map([[1, 2]]).forEach(() => (error = fail()));
  return error;
});
report('Reflect.apply', () => Reflect.apply(plain.short, plain, []));
report('new of native', () => {
  let error;
  new Promise(() => (error = fail()));
  return error;
});
report('toString', () => {
  let error;
  String({ toString() { error = fail(); return '' } });
  return error;
});

// Names.
report('nameless', () => (() => () => fail())()());
const inferred = () => fail();
report('inferred', () => inferred());
function renamed() {
  return fail();
}
Object.defineProperty(renamed, 'name', { value: 'another name' });
report('renamed', () => renamed());
report('renamed as a method', () => ({ renamed }).renamed());
function joined() {
  return fail();
}
Object.defineProperty(joined, 'name', { value: 'a'.repeat(300) + 'b'.repeat(300) + process.pid.toString().slice(0, 0) });
report('long name', () => joined().stack.length > 500 ? fail() : fail());
report('eval', () => (0, eval)('new Error(1)'));
report('new Function', () => new Function('return new Error(1)')());
report('eval in a function', () => eval('(() => new Error(1))()'));

report('wide', () => ({ größe() { return fail() } }).größe());

(async () => {
  const later = async () => {
    await null;
    return fail();
  };
  const error = await later();
  console.log('async', JSON.stringify(lines(error)));
  console.log('then', JSON.stringify(lines(await Promise.resolve().then(function named() { return fail(); }))));
})();
