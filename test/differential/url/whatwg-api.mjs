// The shape of URL as a class: descriptors, receivers, argument conversion, errors.
import { inspect } from 'node:util';

const show = (label, run) => {
  try {
    const value = run();
    console.log(label, '=>', typeof value === 'string' ? JSON.stringify(value) : inspect(value));
  } catch (error) {
    console.log(label, '!!', error.name, error.code, error.message, JSON.stringify(Object.keys(error)), error.input, error.base);
  }
};

// Where the engine itself words the message, only the kind of the error is compared.
const nameOnly = (label, run) => {
  try {
    console.log(label, '=>', run());
  } catch (error) {
    console.log(label, '!!', error.name, error.code);
  }
};

for (const target of [URL, URL.prototype, URLSearchParams, URLSearchParams.prototype]) {
  for (const key of Reflect.ownKeys(target)) {
    const d = Object.getOwnPropertyDescriptor(target, key);
    const kind = typeof d.value === 'function' ? `function ${d.value.name}/${d.value.length}` : typeof d.value;
    const accessors = [d.get, d.set].map((f) => (f ? `${f.name}/${f.length}` : '-')).join(' ');
    console.log(String(key), kind, accessors, d.writable, d.enumerable, d.configurable);
  }
}
console.log(Object.keys(new URL('http://a/')), Reflect.ownKeys(new URL('http://a/')));
console.log(Object.prototype.toString.call(new URL('http://a/')), Object.prototype.toString.call(new URLSearchParams()));
console.log(String(new URL('http://a/')), JSON.stringify({ u: new URL('http://a/') }), `${new URLSearchParams('a=b c')}`);
for (const name of ['URL', 'URLSearchParams']) {
  const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(globalThis, name);
  console.log(name, writable, enumerable, configurable);
}

show('no arguments', () => new URL());
nameOnly('without new', () => URL('http://a'));
show('undefined', () => new URL(undefined));
show('null', () => new URL(null));
show('empty', () => new URL(''));
show('number', () => new URL(1));
show('symbol', () => new URL(Symbol('x')));
show('symbol base', () => new URL('http://a', Symbol('x')));
show('object', () => new URL({ toString: () => 'http://o/' }).href);
show(
  'throwing object',
  () =>
    new URL({
      toString() {
        throw new RangeError('no');
      },
    }),
);
show('order', () => {
  const seen = [];
  try {
    new URL(
      {
        toString() {
          seen.push('input');
          return 'x';
        },
      },
      {
        toString() {
          seen.push('base');
          return 'y';
        },
      },
    );
  } catch {}
  return seen.join();
});
show('relative', () => new URL('/x'));
show('bad base', () => new URL('/x', 'nope'));
show('bad base, good input', () => new URL('http://a', 'nope'));
show('null base', () => new URL('/x', null));
show('undefined base', () => new URL('/x', undefined));
show('empty base', () => new URL('/x', ''));
show('base url', () => new URL('/x', new URL('http://b/y')).href);
show('base object', () => new URL('x', { toString: () => 'http://b/y/z' }).href);
show('lone surrogate', () => new URL('http://a/\ud800?\udfff#\ud800x').href);
show('input kept in error', () => new URL('http://\ud800'));
show('bad with base', () => new URL('http://[', 'http://ok'));
show('opaque base', () => new URL('x', 'mailto:y'));

show('canParse()', () => URL.canParse());
show('canParse ok', () => URL.canParse('http://a'));
show('canParse bad', () => URL.canParse('a'));
show('canParse base', () => URL.canParse('a', 'http://b'));
show('canParse bad base', () => URL.canParse('a', 'b'));
show('canParse undefined base', () => URL.canParse('http://a', undefined));
show('canParse null base', () => URL.canParse('http://a', null));
show('canParse symbol', () => URL.canParse(Symbol('x')));
show('canParse symbol base', () => URL.canParse('http://a', Symbol('x')));
show('canParse object', () => URL.canParse({ toString: () => 'http://o' }));
show('canParse number', () => URL.canParse(1));
show('canParse undefined', () => URL.canParse(undefined));
show('parse()', () => URL.parse());
show('parse ok', () => URL.parse('http://a').href);
show('parse bad', () => URL.parse('a'));
show('parse base', () => URL.parse('a', 'http://b').href);
show('parse bad base', () => URL.parse('a', 'b'));
show('parse symbol', () => URL.parse(Symbol('x')));
show('parse undefined', () => URL.parse(undefined));
show('parse class', () => {
  class Mine extends URL {}
  return Mine.parse('http://a') instanceof Mine;
});
show('parse detached', () => {
  const { parse } = URL;
  return parse('http://a').href;
});
show('subclass', () => {
  class Mine extends URL {
    get extra() {
      return this.hostname;
    }
  }
  return new Mine('http://a').extra;
});
show('createObjectURL()', () => URL.createObjectURL());
show('createObjectURL(1)', () => URL.createObjectURL(1));
show('createObjectURL({})', () => URL.createObjectURL({}));
show('revokeObjectURL()', () => URL.revokeObjectURL());
show('revokeObjectURL(1)', () => URL.revokeObjectURL(1));
show('revokeObjectURL(blob:)', () => URL.revokeObjectURL('blob:nodedata:nothing'));
show('revokeObjectURL(symbol)', () => URL.revokeObjectURL(Symbol('x')));

const getters = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'searchParams',
  'hash',
];
for (const name of getters) {
  const d = Object.getOwnPropertyDescriptor(URL.prototype, name);
  for (const receiver of [undefined, null, 1, {}, URL.prototype, Object.create(new URL('http://a'))]) {
    nameOnly(`get ${name}`, () => d.get.call(receiver));
    if (d.set) nameOnly(`set ${name}`, () => d.set.call(receiver, 'x'));
  }
}
for (const receiver of [undefined, null, {}, URL.prototype]) {
  nameOnly('toString', () => URL.prototype.toString.call(receiver));
  nameOnly('toJSON', () => URL.prototype.toJSON.call(receiver));
}

for (const name of getters.filter((name) => name !== 'origin' && name !== 'searchParams')) {
  for (const value of [
    Symbol('x'),
    null,
    undefined,
    1,
    {},
    [],
    '',
    '\ud800',
    {
      toString() {
        throw new RangeError('no');
      },
    },
  ]) {
    const url = new URL('http://u:p@h:81/p?q#f');
    show(`${name} = ${typeof value}`, () => {
      url[name] = value;
      return url.href;
    });
  }
}
for (const name of ['origin', 'searchParams']) {
  const url = new URL('http://u:p@h:81/p?q#f');
  nameOnly(`${name} readonly`, () => {
    url[name] = 'x';
  });
}

const href = new URL('http://u:p@h:81/p?q#f');
show('href invalid', () => {
  href.href = 'nope';
});
show('href after invalid', () => href.href);
show('href valid', () => {
  href.href = 'https://new/?z=1';
  return [href.href, href.searchParams.get('z')].join(' ');
});
