// The surface, checks and statements of node:sqlite: nodejs.org/api/sqlite.html
import * as s from 'node:sqlite';
console.log(Object.keys(s), Object.keys(s.default));
for (const Class of [s.DatabaseSync, s.StatementSync, s.Session]) {
  console.log(Class.name, Class.length);
  for (const key of Reflect.ownKeys(Class.prototype)) {
    const { value, ...rest } = Object.getOwnPropertyDescriptor(Class.prototype, key);
    console.log('  ', String(key), value.name, value.length, JSON.stringify(rest));
  }
}
console.log(s.backup.length, s.backup.name, JSON.stringify(s.constants));
const t = (f) => {
  try {
    const r = f();
    console.log('ok', r);
  } catch (e) {
    console.log(e.name, e.code, e.message, JSON.stringify(e), Object.keys(e).join());
  }
};
t(() => s.DatabaseSync(':memory:'));
t(() => new s.DatabaseSync());
t(() => new s.DatabaseSync(1));
t(() => new s.DatabaseSync('a\0b'));
t(() => new s.DatabaseSync(':memory:', 1));
for (const k of [
  'open',
  'readOnly',
  'enableForeignKeyConstraints',
  'enableDoubleQuotedStringLiterals',
  'allowExtension',
  'timeout',
  'readBigInts',
  'returnArrays',
  'allowBareNamedParameters',
  'allowUnknownNamedParameters',
  'defensive',
  'limits',
])
  t(() => new s.DatabaseSync(':memory:', { [k]: 'x' }));
t(() => new s.StatementSync());
t(() => new s.DatabaseSync('/nonexistent/x.db'));
const db = new s.DatabaseSync(':memory:');
t(() => Object.keys(db));
t(() => db.isOpen);
t(() => db.isTransaction);
t(() => db.location());
t(() => db.limits);
t(() => db.open());
t(() => db.exec());
t(() => db.exec('bad sql'));
t(() => db.exec('create table t(a integer primary key,b text,c blob,d real); select 1'));
t(() => db.prepare());
t(() => db.prepare('x'));
t(() => db.prepare(''));
const i = db.prepare('insert into t(a,b,c,d) values(?,?,?,?)');
t(() => i.run(1, 'x', new Uint8Array([1, 2]), 1.5));
t(() => i.run(1, 'x', null, 1.5));
t(() => i.run(2n, undefined, null, 1.5));
t(() => i.run(2, {}, null, 1.5));
t(() => i.run(2, true, null, 1));
t(() => i.run(2n ** 70n, 'a', null, 1));
t(() => i.run(3, 'y', null, 1, 5));
t(() => i.run(4));
t(() => i.run(5, 'z', Buffer.from('q'), 2));
const q = db.prepare('select * from t where a>=$min');
t(() => q.all({ min: 1 }));
t(() => q.all({ $min: 3 }));
t(() => q.all({ nope: 1 }));
t(() => q.get({ min: 1 }));
t(() => q.get({ min: 100 }));
t(() => [...q.iterate({ min: 1 })]);
t(() => q.columns());
t(() => q.sourceSQL);
t(() => q.expandedSQL);
t(() => q.setReadBigInts(1));
t(() => q.setReadBigInts(true));
t(() => q.get({ min: 1 }));
t(() => q.setReadBigInts(false));
t(() => q.setReturnArrays(true));
t(() => q.get({ min: 1 }));
t(() => q.setAllowBareNamedParameters(false));
t(() => q.get({ min: 1 }));
t(() => q.setAllowUnknownNamedParameters(true));
t(() => db.prepare('select 9007199254740993 as x').get());
t(() => Object.getPrototypeOf(db.prepare('select 1 as x').get()));
t(() => db.function());
t(() => db.function('f'));
t(() => db.function('f', {}, 1));
t(() => db.function('f', (a, b) => a + b));
t(() => db.prepare('select f(1,2)').get());
t(() => db.prepare('select f(1)').get());
t(() =>
  db.function('g', () => {
    throw new TypeError('mine');
  }),
);
t(() => db.prepare('select g()').get());
t(() => db.function('h', () => ({})));
t(() => db.prepare('select h()').get());
t(() => db.function('p', async () => 1));
t(() => db.prepare('select p()').get());
t(() => db.function('v', { varargs: true }, (...a) => a.length));
t(() => db.prepare('select v(1,2,3), v()').get());
t(() => db.aggregate('s', { start: 0, step: (a, x) => a + x }));
t(() => db.prepare('select s(a) from t').get());
t(() => db.aggregate('s2', { start: () => [], step: (a, x) => (a.push(x), a), result: (a) => a.join() }));
t(() => db.prepare('select s2(a) from t').get());
t(() => db.aggregate('w', { start: 0, step: (a, x) => a + x, inverse: (a, x) => a - x }));
t(() => db.prepare('select w(a) over (order by a rows between 1 preceding and current row) r from t').all());
t(() => db.aggregate());
t(() => db.aggregate('x'));
t(() => db.aggregate('x', {}));
t(() => db.aggregate('x', { start: 1 }));
t(() => db.aggregate('x', { start: 1, step: 1 }));
t(() => db.close());
t(() => db.close());
t(() => db.exec('select 1'));
t(() => q.get());
t(() => q.columns());
t(() => q.sourceSQL);
t(() => q.expandedSQL);
t(() => db.isTransaction);
t(() => db.prepare('a'));
