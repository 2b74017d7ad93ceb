import { codes, errnoException, type NodeError, setStackHeader } from 'internal:errors';
import { signalNumbers } from 'internal:signals';
import { systemErrors } from 'internal:system-errors';
import { validateNumber, validateOneOf } from 'internal:validators';

function validateErrno(err: unknown): asserts err is number {
  validateNumber(err, 'err');
  if (err >= 0 || !Number.isSafeInteger(err)) throw new codes.ERR_OUT_OF_RANGE('err', 'a negative integer', err);
}

const unknownText = (err: number): string => `Unknown system error ${err}`;

/** `ENOENT` for -2 (nodejs.org/api/util.html#utilgetsystemerrornameerr). */
export function getSystemErrorName(err: number): string {
  validateErrno(err);
  return systemErrors().get(err)?.[0] ?? unknownText(err);
}

/** `no such file or directory` for -2 (nodejs.org/api/util.html#utilgetsystemerrormessageerr). */
export function getSystemErrorMessage(err: number): string {
  validateErrno(err);
  return systemErrors().get(err)?.[1] ?? unknownText(err);
}

/** Every number with its code and text (nodejs.org/api/util.html#utilgetsystemerrormap). */
export function getSystemErrorMap(): Map<number, [string, string]> {
  return new Map([...systemErrors()].map(([errno, [code, message]]) => [errno, [code, message]]));
}

/** An error of a system call, for packages that call this undocumented export. */
export function _errnoException(...args: [err: number, syscall: string, original?: string]): NodeError {
  validateErrno(args[0]);
  return errnoException(...args);
}

/** An error of a connection attempt: `connect ECONNREFUSED 1.2.3.4:80`. */
export function _exceptionWithHostPort(
  ...args: [err: number, syscall: string, address: string, port?: number, additional?: string]
): NodeError {
  const [err, syscall, address, port, additional] = args;
  validateErrno(err);
  const error = errnoException(err, syscall);
  const place = port && port > 0 ? `${address}:${port}` : address;
  const message = `${error.message} ${place}${additional ? ` - Local (${additional})` : ''}`;
  error.message = message;
  error.address = address;
  if (port) error.port = port;
  setStackHeader(error, `Error: ${message}`);
  return error;
}

/** The status with which a shell reports a signal (nodejs.org/api/util.html#utilconvertprocesssignaltoexitcodesignal). */
export function convertProcessSignalToExitCode(signalCode: string): number {
  const signals = signalNumbers();
  validateOneOf(signalCode, 'signalCode', Object.keys(signals));
  return 128 + signals[signalCode]!;
}
