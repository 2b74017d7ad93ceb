import { codes, defineCodes } from 'internal:errors';
import { validateArray, validateObject, validateString, validateUint32 } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import { identity } from './guest-identity.ts';

/**
 * DIVERGES: who the program is, is a number that it sees and sets. The files of a sandbox are its own all the same.
 */
const own = defineCodes({ Error: { ERR_UNKNOWN_CREDENTIAL: '%s identifier does not exist: %s' } });

type Kind = 'User' | 'Group';

function validateId(id: unknown, name: string): asserts id is number | string {
  if (typeof id === 'number') validateUint32(id, name);
  else if (typeof id !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(name, ['number', 'string'], id);
}

/** The names that the neutral machine knows, as every Linux does. */
const NAMES: Readonly<Record<Kind, Readonly<Record<string, number>>>> = {
  User: { root: 0, nobody: 65534 },
  Group: { root: 0, nogroup: 65534 },
};

/** An error in the form of Node's own native code. */
function notPermitted(syscall: string): Error {
  return Object.assign(new Error('EPERM, Operation not permitted'), { errno: 1, code: 'EPERM', syscall });
}

function toNumber(id: number | string, kind: Kind): number {
  if (typeof id === 'number') return id;
  const number = Object.hasOwn(NAMES[kind], id) ? NAMES[kind][id] : undefined;
  if (number === undefined) throw new own.ERR_UNKNOWN_CREDENTIAL(kind, id);
  return number;
}

/** Only the superuser may become somebody else, who then can not come back (setuid(2)). */
function setter(name: string, kind: Kind, fields: readonly ('uid' | 'euid' | 'gid' | 'egid')[]): (id: unknown) => void {
  return {
    [name](id: unknown): void {
      validateId(id, 'id');
      const number = toNumber(id, kind);
      const allowed = kind === 'User' ? [identity.uid, identity.euid] : [identity.gid, identity.egid];
      if (identity.euid !== 0 && !allowed.includes(number)) throw notPermitted(name);
      for (const field of fields) identity[field] = number;
    },
  }[name]!;
}

export const setuid = setter('setuid', 'User', ['uid', 'euid']);
export const seteuid = setter('seteuid', 'User', ['euid']);
export const setgid = setter('setgid', 'Group', ['gid', 'egid']);
export const setegid = setter('setegid', 'Group', ['egid']);

export function setgroups(groups: unknown): void {
  validateArray(groups, 'groups');
  const numbers = groups.map((id, index) => {
    validateId(id, `groups[${index}]`);
    return toNumber(id, 'Group');
  });
  if (identity.euid !== 0) throw notPermitted('setgroups');
  identity.groups = numbers;
}

export function initgroups(user: unknown, extraGroup: unknown): void {
  validateId(user, 'user');
  validateId(extraGroup, 'extraGroup');
  if (typeof user === 'number' && !Object.values(NAMES.User).includes(user)) {
    throw new own.ERR_UNKNOWN_CREDENTIAL('User', String(user));
  }
  const group = toNumber(extraGroup, 'Group');
  if (identity.euid !== 0) throw notPermitted('initgroups');
  // Nobody belongs to another group.
  identity.groups = [group];
}

let isWarned = false;

const hasNul = (value: unknown): boolean => typeof value !== 'string' || value.includes('\0');

/** nodejs.org/api/process.html#processexecvefile-args-env: there is no other program to become. */
export function execve(execPath: unknown, args: unknown = [], env: unknown = {}): never {
  if (!isWarned) {
    isWarned = true;
    emitProcessWarning('process.execve is an experimental feature and might change at any time', 'ExperimentalWarning');
  }
  validateString(execPath, 'execPath');
  validateArray(args, 'args');
  for (const [index, argument] of args.entries()) {
    if (hasNul(argument))
      throw new codes.ERR_INVALID_ARG_VALUE(`args[${index}]`, argument, 'must be a string without null bytes');
  }
  validateObject(env, 'env');
  for (const [key, value] of Object.entries(env)) {
    if (hasNul(key) || hasNul(value)) {
      const reason = 'must be an object with string keys and values without null bytes';
      throw new codes.ERR_INVALID_ARG_VALUE('env', env, reason);
    }
  }
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('process.execve()');
}
Object.defineProperty(execve, 'length', { value: 1, configurable: true });
