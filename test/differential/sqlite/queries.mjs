// What programs do with node:sqlite: nodejs.org/api/sqlite.html
import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(':memory:');
db.exec(`
  CREATE TABLE author(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE book(id INTEGER PRIMARY KEY, author INTEGER NOT NULL REFERENCES author(id), title TEXT, price REAL, cover BLOB);
  CREATE INDEX by_author ON book(author);
`);
const attempt = (run) => {
  try {
    return run();
  } catch (error) {
    return `${error.name} ${error.code} ${error.errcode} ${error.errstr} ${error.message}`;
  }
};
const insert = db.prepare('INSERT INTO author(name) VALUES (:name)');
for (const name of ['Ada', 'Grace', 'Edsger', 'Bärbel', '名']) console.log(insert.run({ name }));
console.log(attempt(() => insert.run({ name: 'Ada' })));
console.log(attempt(() => db.prepare('INSERT INTO book(author) VALUES (99)').run()));
const book = db.prepare('INSERT INTO book(author, title, price, cover) VALUES (?, ?, ?, ?)');
db.exec('BEGIN');
for (let i = 0; i < 700; i++) book.run((i % 5) + 1, `Book ${i}`, i / 4, new Uint8Array([i & 255, i >> 8]));
console.log(db.isTransaction);
db.exec('COMMIT');
console.log(db.prepare('SELECT count(*) AS n, sum(price) AS total, avg(price) AS mean FROM book').get());
console.log(
  db
    .prepare(
      'SELECT name, count(*) AS books, max(title) AS last FROM author JOIN book ON author.id = author GROUP BY name ORDER BY name',
    )
    .all(),
);
db.exec('BEGIN; DELETE FROM book; ROLLBACK');
let seen = 0;
for (const { id } of db.prepare('SELECT id FROM book ORDER BY id').iterate()) {
  seen += id;
  if (id === 600) break;
}
console.log(seen, db.prepare('SELECT id FROM book').all().length);
const large = db.prepare("SELECT ? AS text, zeroblob(200000) AS blob, 'after' AS after");
const row = large.get('x'.repeat(100000));
console.log(row.text.length, row.blob.length, row.after, Object.keys(row));
console.log(db.prepare("SELECT json_extract('{\"a\":[1,2]}', '$.a[1]') AS j, upper('abc') AS u, sqrt(2) > 1.41 AS s").get());
db.exec("CREATE VIRTUAL TABLE search USING fts5(body); INSERT INTO search VALUES ('the quick brown fox'), ('lazy dogs')");
console.log(db.prepare("SELECT body FROM search WHERE search MATCH 'quick OR dogs' ORDER BY rank").all());
console.log(
  db.prepare('PRAGMA page_size').get(),
  db.prepare('PRAGMA foreign_keys').get(),
  db.prepare('PRAGMA journal_mode').get(),
);
console.log(
  attempt(() => db.prepare('SELECT "double"').get()),
  attempt(() => db.exec('SELECT nope()')),
);
console.log(
  db.prepare('WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 2000) SELECT sum(x) AS s FROM c').get(),
);

const file = new DatabaseSync('data.db');
file.exec("CREATE TABLE t(a, b); INSERT INTO t VALUES (1, 'one'), (2, 'two')");
const other = new DatabaseSync('data.db', { readOnly: true });
console.log(
  other.prepare('SELECT * FROM t').all(),
  attempt(() => other.exec('DELETE FROM t')),
);
file.exec('BEGIN IMMEDIATE');
const third = new DatabaseSync('data.db');
console.log(attempt(() => third.exec('BEGIN IMMEDIATE')));
file.exec('COMMIT');
third.exec("BEGIN IMMEDIATE; INSERT INTO t VALUES (3, 'three'); COMMIT");
console.log(file.prepare('SELECT count(*) AS n FROM t').get());
file.exec("ATTACH 'second.db' AS second; CREATE TABLE second.u AS SELECT * FROM t");
console.log(file.prepare('SELECT * FROM second.u').all(), file.location('second').endsWith('/second.db'));
for (const each of [file, other, third]) each.close();
const again = new DatabaseSync('second.db');
console.log(again.prepare('SELECT b FROM u ORDER BY a DESC').all());
again.close();
console.log(
  attempt(() => new DatabaseSync('/no/such/folder/x.db')),
  attempt(() => new DatabaseSync('none.db', { readOnly: true })),
);
