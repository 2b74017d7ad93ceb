import { getBuiltin } from 'internal:loader';

type Table = Readonly<Record<string, unknown>>;
const of = (module: string): Record<string, Table> => (getBuiltin(module) as { constants: Record<string, Table> }).constants;
const { dlopen, errno, priority, signals } = of('os');

const constants: Record<string, unknown> = {};
Object.assign(constants, dlopen, errno, priority, signals, of('fs'), of('crypto'));
// Node adds this one to those of `crypto` later (observed).
Reflect.deleteProperty(constants, 'defaultCipherList');

export default Object.freeze(constants);
