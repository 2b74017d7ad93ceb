import type { HostContext } from '../../capabilities/capability.ts';
import type { FunctionAnswer, FunctionRequest } from './contract.ts';
import { ValueType } from './host-codes.ts';
import { utf8Bytes } from './host-text.ts';
import { isSqlValue, readValue, writeValue } from './host-values.ts';
import { OutOfSqliteMemory, type SqliteInstance } from './host-wasm.ts';

/** Guest, SQLite and host stand on one stack of the host: a function that queries with itself has to end before it does. */
const MAX_DEPTH = 16;

const NO_ANSWER: FunctionAnswer = [null, 'The function gave no value of SQLite'];

/** Indexes in SQLite's table: one for each kind, for all databases and functions of the instance. */
export interface Callbacks {
  readonly progress: number;
  readonly call: number;
  readonly step: number;
  readonly inverse: number;
  readonly value: number;
  readonly result: number;
}

/** What SQLite calls: the look at the limits, and the functions of SQL that the guest answers. */
export function makeCallbacks(
  sqlite: SqliteInstance,
  context: Pick<HostContext, 'checkLimits' | 'limits'>,
  { callGuest }: { callGuest(request: FunctionRequest): FunctionAnswer },
): Callbacks {
  const { exports } = sqlite;
  const maxBytes = context.limits['transferBytes'] ?? Number.POSITIVE_INFINITY;
  let depth = 0;

  const answer = (call: number, what: FunctionRequest[1], args: FunctionRequest[3]): void => {
    const id = exports['sqlite3_user_data']!(call);
    // The memory that SQLite keeps for one aggregation: its address is the aggregation's name.
    const key = what === 'call' ? 0 : exports['sqlite3_aggregate_context']!(call, 8);
    const [value, error] = depth >= MAX_DEPTH ? [null, 'too many levels of functions'] : ask([id, what, key, args]);
    if (error !== undefined) fail(call, error);
    else if (what !== 'step' && what !== 'inverse') give(call, () => writeValue(sqlite, 'sqlite3_result_', [call], value));
  };
  const give = (call: number, write: () => void): void => {
    try {
      write();
    } catch (failure) {
      // An exception would unwind SQLite's frames, which go on with what they hold.
      if (!(failure instanceof OutOfSqliteMemory)) throw failure;
      exports['sqlite3_result_error_nomem']!(call);
    }
  };
  const fail = (call: number, message: string): void =>
    give(call, () => {
      sqlite.withBytes(utf8Bytes(message), (text, length) => exports['sqlite3_result_error']!(call, text, length));
    });
  const ask = (request: FunctionRequest): FunctionAnswer => {
    depth++;
    let answered: unknown;
    try {
      answered = callGuest(request);
    } finally {
      depth--;
    }
    // What the program has patched answers here too, and an exception of the host's would go through SQLite's frames.
    if (!Array.isArray(answered)) return NO_ANSWER;
    const [value, error] = answered as unknown[];
    if (error !== undefined) return typeof error === 'string' ? [null, error] : NO_ANSWER;
    return isSqlValue(value) ? [value] : NO_ANSWER;
  };
  const sizeOf = (value: number): number => {
    const type = exports['sqlite3_value_type']!(value);
    return type === ValueType.text || type === ValueType.blob ? exports['sqlite3_value_bytes']!(value) : 0;
  };
  const withArguments = (what: 'call' | 'step' | 'inverse'): number =>
    sqlite.addFunction(
      (call: number, count: number, values: number) => {
        const pointers = Array.from({ length: count }, (_, index) => sqlite.view.getUint32(values + 4 * index, true));
        // Each may be one value of megabytes, and the guest takes no more at one time.
        const bytes = pointers.reduce((sum, pointer) => sum + sizeOf(pointer), 0);
        if (bytes > maxBytes) fail(call, `The arguments are larger than ${maxBytes} bytes`);
        else {
          const args = pointers.map((pointer) => readValue(sqlite, 'value', pointer));
          answer(call, what, args);
        }
      },
      ['i32', 'i32', 'i32'],
    );
  const without = (what: 'value' | 'result'): number => sqlite.addFunction((call: number) => answer(call, what, []), ['i32']);

  return {
    progress: sqlite.addFunction(
      () => {
        context.checkLimits();
        return 0;
      },
      ['i32'],
      'i32',
    ),
    call: withArguments('call'),
    step: withArguments('step'),
    inverse: withArguments('inverse'),
    value: without('value'),
    result: without('result'),
  };
}
