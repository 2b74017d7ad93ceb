import { constantTable, surface } from 'internal:surface';

const CONSTANTS =
  'CHANGESET_OMIT=0 CHANGESET_REPLACE=1 CHANGESET_ABORT=2 CHANGESET_DATA=1 CHANGESET_NOTFOUND=2 CHANGESET_CONFLICT=3 ' +
  'CHANGESET_CONSTRAINT=4 CHANGESET_FOREIGN_KEY=5 OK=0 DENY=1 IGNORE=2 CREATE_INDEX=1 CREATE_TABLE=2 CREATE_TEMP_INDEX=3 ' +
  'CREATE_TEMP_TABLE=4 CREATE_TEMP_TRIGGER=5 CREATE_TEMP_VIEW=6 CREATE_TRIGGER=7 CREATE_VIEW=8 DELETE=9 DROP_INDEX=10 ' +
  'DROP_TABLE=11 DROP_TEMP_INDEX=12 DROP_TEMP_TABLE=13 DROP_TEMP_TRIGGER=14 DROP_TEMP_VIEW=15 DROP_TRIGGER=16 DROP_VIEW=17 ' +
  'INSERT=18 PRAGMA=19 READ=20 SELECT=21 TRANSACTION=22 UPDATE=23 ATTACH=24 DETACH=25 ALTER_TABLE=26 REINDEX=27 ANALYZE=28 ' +
  'CREATE_VTABLE=29 DROP_VTABLE=30 FUNCTION=31 SAVEPOINT=32 COPY=0 RECURSIVE=33';

/** nodejs.org/api/sqlite.html. DIVERGES: there are no databases; all of `sqlite` but its constants refuses. */
export default surface(
  'sqlite',
  `
  DatabaseSync/0 : Object open close prepare exec function createTagStore location aggregate createSession applyChangeset enableLoadExtension enableDefensive loadExtension serialize deserialize setAuthorizer
  StatementSync/0 : Object iterate all get run columns setAllowBareNamedParameters setAllowUnknownNamedParameters setReadBigInts setReturnArrays
  Session/0 : Object changeset patchset close
  constants
  backup/2 async
`,
  { constants: Object.setPrototypeOf(constantTable(CONSTANTS.replace(/\S+/g, (row) => `SQLITE_${row}`)), Object.prototype) },
);
