/** `JS_ATOM_END`: with bytecode allowed, the atoms below are the engine's own and are written as numbers. */
const FIRST_OWN_ATOM = 238;

/** The functions of the dependency that write and read values, and what differs in the copies that take compiled code. */
export const bytecodeCopies = [
  {
    original: '1113',
    name: 'encode_bytecode',
    // BCWriterState: allow_bytecode, allow_sab, allow_reference, a byte of padding; then first_atom.
    edits: [
      [
        /(?<=offset=28 align=4\s+\(local\.get \$2\)\s+\(i64\.const )4295032832(?=\))/,
        (BigInt(FIRST_OWN_ATOM) << 32n) | 0x010001n,
      ],
    ],
  },
  {
    original: '1110',
    name: 'decode_bytecode',
    edits: [
      // BCReaderState: first_atom; then error_state, allow_sab, allow_bytecode, is_rom_data, allow_reference.
      [/(?<=\(i32\.store offset=28\s+\(local\.get \$2\)\s+\(i32\.const )1(?=\))/, FIRST_OWN_ATOM],
      [/(?<=\(i64\.store offset=40 align=4\s+\(local\.get \$2\)\s+\(i64\.const )0(?=\))/, 0x01000100n << 32n],
    ],
  },
] as const;
