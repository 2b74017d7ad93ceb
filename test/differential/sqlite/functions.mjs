// Functions, limits, serialization and backups of node:sqlite: nodejs.org/api/sqlite.html
import * as s from 'node:sqlite';
const t = (f) => {
  try {
    const r = f();
    console.log('ok', r);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
};
const db = new s.DatabaseSync(':memory:', { open: false });
t(() => db.isOpen);
t(() => db.isTransaction);
t(() => db.limits);
t(() => db.close());
t(() => db.open());
console.log(Object.getOwnPropertyDescriptors(db));
console.log(Reflect.ownKeys(db), Reflect.ownKeys(db.prepare('select 1')));
console.log(Object.getOwnPropertyDescriptors(db.prepare('select 1')));
t(() => {
  db.limits.length = 5;
  return db.limits.length;
});
t(() => {
  db.limits.length = 'x';
});
t(() => {
  db.limits.length = -1;
});
t(() => {
  db.limits.length = Infinity;
  return db.limits.length;
});
t(() => db.location(1));
t(() => db.location('nope'));
t(() => db.serialize().length);
t(() => db.serialize(1));
t(() => db.serialize('nope'));
t(() => db.deserialize());
t(() => db.deserialize(new Uint8Array(0)));
t(() => db.enableDefensive(1));
t(() => db.enableDefensive(true));
t(() => db.enableLoadExtension(1));
t(() => db.enableLoadExtension(true));
t(() => db.enableLoadExtension(false));
t(() => db.loadExtension('x'));
t(() => db.setAuthorizer());
t(() => db.setAuthorizer(1));
t(() => db.setAuthorizer(null));
t(() => db.function('f', { deterministic: 1 }, () => {}));
t(() => db.function('f', { varargs: 1 }, () => {}));
t(() => db.function('f', { useBigIntArguments: 1 }, () => {}));
t(() => db.function('f', { directOnly: 1 }, () => {}));
t(() => db.function('f', 1, () => {}));
t(() => db.function('f', {}, () => 2));
db.function('big', (x) => x);
t(() => db.prepare('select big(9007199254740993) x').get());
db.function('b2', { useBigIntArguments: true }, (x) => typeof x);
t(() => db.prepare('select b2(1) x').get());
db.function('ret', (x) => [1, undefined, true, 2n ** 70n, 5n, Symbol(), new Uint8Array([1])][x]);
for (let i = 0; i < 7; i++) t(() => db.prepare(`select ret(${i}) x`).get());
const it = db.prepare('select 1 a union select 2').iterate();
console.log(
  it[Symbol.iterator]() === it,
  Reflect.ownKeys(Object.getPrototypeOf(it)),
  Object.getPrototypeOf(Object.getPrototypeOf(it)) === Iterator.prototype,
  it.next(),
  it.return(),
  it.next(),
  it.toArray?.(),
);
const p = db.prepare('select ? a, ?2 b, :c c');
t(() => p.get({ c: 3 }, 1, 2));
t(() => p.get({ ':c': 3 }, 1));
t(() => p.get(1, 2, 3));
t(() => p.get([1, 2]));
t(() => p.get(null, 1));
t(() => db.prepare('select :a, $a').get({ a: 1 }));
t(() => db.prepare('select 1 as a, 2 as a').get());
t(() => db.prepare('create table x(a)').run());
t(() => db.prepare('insert into x values(1) returning a').all());
t(() => db.prepare('insert into x values(1) returning a').run());
t(() => db.prepare('select 1').run());
t(() => db.prepare('select 1.0 a, -0.0 b, 1e999 c').get());
t(() => db.exec('begin'));
t(() => db.isTransaction);
t(() => db.exec('rollback'));
const q = db.prepare('select 1');
t(() => db[Symbol.dispose]());
t(() => db[Symbol.dispose]());
t(() => q.all());
t(() => q.sourceSQL);
t(() => s.backup());
t(() => s.backup(db));
t(() => s.backup(new s.DatabaseSync(':memory:')));
t(() => s.backup(new s.DatabaseSync(':memory:'), '/nonexistent/bk.db', { rate: 'x' }));
t(() => s.backup(new s.DatabaseSync(':memory:'), '/nonexistent/bk.db', { progress: 1 }));
{
  const d = new s.DatabaseSync(':memory:');
  d.exec('create table t(a)');
  console.log(await s.backup(d, 'backup.db', { rate: 1, progress: (o) => console.log(o) }));
}
