/** Result codes (sqlite.org/rescode.html). */
export const Code = {
  ok: 0,
  error: 1,
  busy: 5,
  ioError: 10,
  notFound: 12,
  full: 13,
  cannotOpen: 14,
  range: 25,
  row: 100,
  done: 101,
  shortRead: 522,
  deleteMissing: 5898,
} as const;

/** Of sqlite3_open_v2 and of the VFS (sqlite.org/c3ref/c_open_autoproxy.html). */
export const OpenFlag = {
  readOnly: 0x1,
  readWrite: 0x2,
  create: 0x4,
  deleteOnClose: 0x8,
  exclusive: 0x10,
  uri: 0x40,
} as const;

/** Fundamental types (sqlite.org/c3ref/c_blob.html). */
export const ValueType = { integer: 1, float: 2, text: 3, blob: 4, null: 5 } as const;
