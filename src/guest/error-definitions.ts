import { describeExpected, describeReceived, describeSubject, formatList, groupDigits } from 'internal:error-received';
import { inspect } from 'internal:inspect';

/** A message with `%s` places, or a function from the constructor's arguments that may set fields on the new error. */
export type ErrorDefinition = string | ((this: Error, ...args: never[]) => string);
type Fields = Record<string, unknown>;

/** Longest inspected value in ERR_INVALID_ARG_VALUE (observed in Node 24). */
const LONGEST_SHOWN_VALUE = 128;

function invalidArgValue(name: string, value: unknown, reason = 'is invalid'): string {
  let shown = inspect(value);
  if (shown.length > LONGEST_SHOWN_VALUE) shown = `${shown.slice(0, LONGEST_SHOWN_VALUE)}...`;
  return `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${shown}`;
}

function outOfRange(subject: string, range: string, received: unknown, replaceSubject = false): string {
  let shown: string;
  if (Number.isInteger(received) && Math.abs(received as number) > 2 ** 32) {
    shown = groupDigits(String(received));
  } else if (typeof received === 'bigint') {
    shown = String(received);
    if (received > 2n ** 32n || received < -(2n ** 32n)) shown = groupDigits(shown);
    shown += 'n';
  } else {
    shown = inspect(received);
  }
  return `${replaceSubject ? subject : `The value of "${subject}" is out of range.`} It must be ${range}. Received ${shown}`;
}

function missingArgs(...names: (string | readonly string[])[]): string {
  const quoted = names.map((name) => (typeof name === 'string' ? `"${name}"` : name.map((each) => `"${each}"`).join(' or ')));
  return `The ${formatList(quoted)} argument${names.length > 1 ? 's' : ''} must be specified`;
}

function withUrl(error: Error, message: string, url: unknown): string {
  if (url) (error as unknown as Fields).url = url;
  return message;
}

/**
 * Node's error codes by class, for the modules that nearly every program loads. Messages are those of Node 24
 * (nodejs.org/api/errors.html#nodejs-error-codes and the observed behaviour of the binary). A module whose codes
 * nobody else uses states them itself with `defineCodes`.
 */
export const definitions = {
  Error: {
    ERR_ACCESS_DENIED(this: Error, message: string, permission = '', resource = '') {
      Object.assign(this, { permission, resource });
      return message;
    },
    ERR_CHILD_CLOSED_BEFORE_REPLY: 'Child closed before reply received',
    ERR_CONTEXT_NOT_INITIALIZED: 'context used is not initialized',
    ERR_DIR_CLOSED: 'Directory handle was closed',
    ERR_DIR_CONCURRENT_OPERATION: 'Cannot do synchronous work on directory handle with concurrent asynchronous operations',
    ERR_DOMAIN_CALLBACK_NOT_AVAILABLE:
      'A callback was registered through process.setUncaughtExceptionCaptureCallback(), which is mutually exclusive ' +
      'with using the `domain` module',
    ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE:
      'The `domain` module is in use, which is mutually exclusive with calling process.setUncaughtExceptionCaptureCallback()',
    ERR_EVENT_RECURSION: 'The event "%s" is already being dispatched',
    ERR_FALSY_VALUE_REJECTION(this: Error, reason: unknown) {
      (this as unknown as Fields).reason = reason;
      return 'Promise was rejected with falsy value';
    },
    ERR_FEATURE_UNAVAILABLE_ON_PLATFORM:
      'The feature %s is unavailable on the current platform, which is being used to run Node.js',
    ERR_FS_WATCH_QUEUE_OVERFLOW: 'fs.watch() queued more than %s events',
    ERR_HTTP_BODY_NOT_ALLOWED: 'Adding content for this request method or response status is not allowed.',
    ERR_INTERNAL_ASSERTION(message?: string) {
      const suffix =
        'This is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n' +
        'Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n';
      return message === undefined ? suffix : `${message}\n${suffix}`;
    },
    ERR_INVALID_PACKAGE_CONFIG(path: string, base?: string, message?: string) {
      return `Invalid package config ${path}${base ? ` while importing ${base}` : ''}${message ? `. ${message}` : ''}`;
    },
    ERR_INVALID_PACKAGE_TARGET(folder: string, key: string, target: unknown, isImport = false, base?: string) {
      const relative = typeof target === 'string' && !isImport && target.length > 0 && !target.startsWith('./');
      const place =
        key === '.'
          ? `Invalid "exports" main target ${JSON.stringify(target)} defined`
          : `Invalid "${isImport ? 'imports' : 'exports'}" target ${JSON.stringify(target)} defined for '${key}'`;
      const by = base ? ` imported from ${base}` : '';
      return `${place} in the package config ${folder}package.json${by}${relative ? '; targets must start with "./"' : ''}`;
    },
    ERR_INVALID_STATE: 'Invalid state: %s',
    ERR_LOADER_CHAIN_INCOMPLETE:
      '"%s" did not call the next hook in its chain and did not explicitly signal a short circuit. If this is ' +
      "intentional, include `shortCircuit: true` in the hook's return.",
    ERR_METHOD_NOT_IMPLEMENTED: 'The %s method is not implemented',
    ERR_MODULE_NOT_FOUND(this: Error, path: string, base: string, exactUrl?: unknown) {
      return withUrl(this, `Cannot find ${exactUrl ? 'module' : 'package'} '${path}' imported from ${base}`, exactUrl);
    },
    ERR_MULTIPLE_CALLBACK: 'Callback called multiple times',
    ERR_NOT_BUILDING_SNAPSHOT: 'Operation cannot be invoked when not building startup snapshot',
    ERR_NOT_SUPPORTED_IN_SNAPSHOT: '%s is not supported in startup snapshot',
    ERR_OPERATION_FAILED: 'Operation failed: %s',
    ERR_PACKAGE_PATH_NOT_EXPORTED(folder: string, subpath: string, base?: string) {
      const by = base ? ` imported from ${base}` : '';
      if (subpath === '.') return `No "exports" main defined in ${folder}package.json${by}`;
      return `Package subpath '${subpath}' is not defined by "exports" in ${folder}package.json${by}`;
    },
    ERR_REQUIRE_CYCLE_MODULE: '%s',
    ERR_SCRIPT_EXECUTION_INTERRUPTED: 'Script execution was interrupted by `SIGINT`',
    ERR_SERVER_ALREADY_LISTEN: 'Listen method has been called more than once without closing.',
    ERR_SERVER_NOT_RUNNING: 'Server is not running.',
    ERR_STREAM_ALREADY_FINISHED: 'Cannot call %s after a stream was finished',
    ERR_STREAM_CANNOT_PIPE: 'Cannot pipe, not readable',
    ERR_STREAM_DESTROYED: 'Cannot call %s after a stream was destroyed',
    ERR_STREAM_PREMATURE_CLOSE: 'Premature close',
    ERR_STREAM_PUSH_AFTER_EOF: 'stream.push() after EOF',
    ERR_STREAM_UNABLE_TO_PIPE: 'Cannot pipe to a closed or destroyed stream',
    ERR_STREAM_UNSHIFT_AFTER_END_EVENT: 'stream.unshift() after end event',
    ERR_STREAM_WRAP: 'Stream has StringDecoder set or is in objectMode',
    ERR_STREAM_WRITE_AFTER_END: 'write after end',
    ERR_UNAVAILABLE_DURING_EXIT: 'Cannot call function in process exit handler',
    ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET:
      '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active',
    ERR_UNHANDLED_ERROR(reason?: unknown) {
      return reason === undefined ? 'Unhandled error.' : `Unhandled error. (${reason as string})`;
    },
    ERR_UNKNOWN_BUILTIN_MODULE: 'No such built-in module: %s',
    ERR_UNSUPPORTED_DIR_IMPORT(this: Error, path: string, base: string, exactUrl?: unknown) {
      const message = `Directory import '${path}' is not supported resolving ES modules imported from ${base}`;
      return withUrl(this, message, exactUrl);
    },
    ERR_UNSUPPORTED_ESM_URL_SCHEME(url: { protocol: string }, supported: readonly string[]) {
      return (
        `Only URLs with a scheme in: ${formatList(supported)} are supported by the default ESM loader. ` +
        `Received protocol '${url.protocol}'`
      );
    },
    ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING:
      'Stripping types is currently unsupported for files under node_modules, for "%s"',
    ERR_USE_AFTER_CLOSE: '%s was closed',
    ERR_VM_MODULE_ALREADY_LINKED: 'Module has already been linked',
    ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA: 'Cached data cannot be created for a module which has been evaluated',
    ERR_VM_MODULE_DIFFERENT_CONTEXT: 'Linked modules must use the same context',
    ERR_VM_MODULE_LINK_FAILURE(this: Error, message: string, cause: unknown) {
      (this as unknown as Fields).cause = cause;
      return message;
    },
    ERR_VM_MODULE_NOT_MODULE: 'Provided module is not an instance of Module',
    ERR_VM_MODULE_STATUS: 'Module status %s',
    ERR_WEBASSEMBLY_NOT_SUPPORTED: 'WebAssembly is not supported in this environment, but is required for %s',
  },
  TypeError: {
    ERR_AMBIGUOUS_ARGUMENT: 'The "%s" argument is ambiguous. %s',
    ERR_ARG_NOT_ITERABLE: '%s must be iterable',
    ERR_ASYNC_CALLBACK: '%s must be a function',
    ERR_ASYNC_TYPE: 'Invalid name for async "type": %s',
    ERR_CONSOLE_WRITABLE_STREAM: 'Console expects a writable stream instance for %s',
    ERR_CONSTRUCT_CALL_REQUIRED: 'Class constructor %s cannot be invoked without `new`',
    ERR_ENCODING_INVALID_ENCODED_DATA(this: Error, encoding: string, errno: unknown) {
      (this as unknown as Fields).errno = errno;
      return `The encoded data was not valid for encoding ${encoding}`;
    },
    ERR_ILLEGAL_CONSTRUCTOR: 'Illegal constructor',
    ERR_IMPORT_ATTRIBUTE_MISSING: 'Module "%s" needs an import attribute of "%s: %s"',
    ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE: 'Module "%s" is not of type "%s"',
    ERR_IMPORT_ATTRIBUTE_UNSUPPORTED: 'Import attribute "%s" with value "%s" is not supported',
    ERR_INCOMPATIBLE_OPTION_PAIR: 'Option "%s" cannot be used in combination with option "%s"',
    ERR_INVALID_ARG_TYPE(name: string, expected: string | readonly string[], actual: unknown) {
      return `${describeSubject(name)} must be ${describeExpected(expected)}. Received ${describeReceived(actual)}`;
    },
    ERR_INVALID_ARG_VALUE: invalidArgValue,
    ERR_INVALID_CHAR(name: string, field?: string) {
      return `Invalid character in ${name}${field === undefined ? '' : ` ["${field}"]`}`;
    },
    ERR_INVALID_CURSOR_POS: 'Cannot set cursor row without setting its column',
    ERR_INVALID_FD_TYPE: 'Unsupported fd type: %s',
    ERR_INVALID_FILE_URL_HOST: 'File URL host must be "localhost" or empty on %s',
    ERR_INVALID_FILE_URL_PATH(this: Error, reason: string, input: unknown) {
      (this as unknown as Fields).input = input;
      return `File URL path ${reason}`;
    },
    ERR_INVALID_HANDLE_TYPE: 'This handle type cannot be sent',
    ERR_INVALID_IP_ADDRESS: 'Invalid IP address: %s',
    ERR_INVALID_MIME_SYNTAX(production: string, text: string, invalidIndex: number) {
      const place = invalidIndex !== -1 ? ` at ${invalidIndex}` : '';
      return `The MIME syntax for a ${production} in "${text}" is invalid${place}`;
    },
    ERR_INVALID_MODULE_SPECIFIER(request: string, reason: string, base?: string) {
      return `Invalid module "${request}" ${reason}${base ? ` imported from ${base}` : ''}`;
    },
    ERR_INVALID_PROTOCOL: 'Protocol "%s" not supported. Expected "%s"',
    ERR_INVALID_RETURN_PROPERTY_VALUE(input: string, name: string, property: string, value: unknown) {
      return `Expected ${input} to be returned for the "${property}" from the "${name}" hook but got ${describeReceived(value)}.`;
    },
    ERR_INVALID_RETURN_VALUE(input: string, name: string, value: unknown) {
      return `Expected ${input} to be returned from the "${name}" function but got ${describeReceived(value)}.`;
    },
    ERR_INVALID_THIS: 'Value of "this" must be of type %s',
    ERR_INVALID_TUPLE: '%s must be an iterable %s tuple',
    ERR_INVALID_URL(this: Error, input: unknown, base: unknown = null) {
      (this as unknown as Fields).input = input;
      if (base != null) (this as unknown as Fields).base = base;
      return 'Invalid URL';
    },
    ERR_INVALID_URL_SCHEME(expected: string | readonly string[]) {
      const schemes = typeof expected === 'string' ? [expected] : expected;
      return `The URL must be ${schemes.length > 1 ? 'one of' : 'of'} scheme ${schemes.join(' or ')}`;
    },
    ERR_MISSING_ARGS: missingArgs,
    ERR_MISSING_OPTION: '%s is required',
    ERR_PACKAGE_IMPORT_NOT_DEFINED(specifier: string, folder: string | undefined, base: string) {
      const where = folder ? ` in package ${folder}package.json` : '';
      return `Package import specifier "${specifier}" is not defined${where} imported from ${base}`;
    },
    ERR_PARSE_ARGS_INVALID_OPTION_VALUE: '%s',
    ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: "Unexpected argument '%s'. This command does not take positional arguments",
    ERR_PARSE_ARGS_UNKNOWN_OPTION(option: string, allowPositionals: boolean) {
      const hint =
        ". To specify a positional argument starting with a '-', place it at the end of the command after '--', as in " +
        `'-- ${JSON.stringify(option)}`;
      return `Unknown option '${option}'${allowPositionals ? hint : ''}`;
    },
    ERR_STREAM_NULL_VALUES: 'May not write null values to stream',
    ERR_TRAILING_JUNK_AFTER_STREAM_END: 'Trailing junk found after the end of the compressed stream',
    ERR_UNKNOWN_ENCODING: 'Unknown encoding: %s',
    ERR_UNKNOWN_FILE_EXTENSION: 'Unknown file extension "%s" for %s',
    ERR_UNKNOWN_SIGNAL: 'Unknown signal: %s',
    ERR_UNSUPPORTED_RESOLVE_REQUEST:
      'Failed to resolve module specifier "%s" from "%s": Invalid relative URL or base scheme is not hierarchical.',
    ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING: 'A dynamic import callback was not specified.',
    ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG: 'A dynamic import callback was invoked without --experimental-vm-modules',
    ERR_WORKER_UNSUPPORTED_OPERATION: '%s is not supported in workers',
  },
  RangeError: {
    ERR_BUFFER_OUT_OF_BOUNDS(name?: string) {
      return name ? `"${name}" is outside of buffer bounds` : 'Attempt to access memory outside buffer bounds';
    },
    ERR_BUFFER_TOO_LARGE: 'Cannot create a Buffer larger than %s bytes',
    ERR_ENCODING_NOT_SUPPORTED: 'The "%s" encoding is not supported',
    ERR_FS_FILE_TOO_LARGE: 'File size (%s) is greater than 2 GiB',
    ERR_INVALID_ADDRESS_FAMILY(this: Error, type: unknown, host: string, port: unknown) {
      Object.assign(this, { host, port });
      return `Invalid address family: ${type as string} ${host}:${port as string}`;
    },
    ERR_INVALID_ASYNC_ID: 'Invalid %s value: %s',
    ERR_INVALID_BUFFER_SIZE: 'Buffer size must be a multiple of %s',
    ERR_INVALID_FD: '"fd" must be a positive integer: %s',
    ERR_OUT_OF_RANGE: outOfRange,
    ERR_SOCKET_BAD_PORT(name: string, port: unknown, allowZero = true) {
      return `${name} should be ${allowZero ? '>=' : '>'} 0 and < 65536. Received ${describeReceived(port)}.`;
    },
    ERR_UNKNOWN_MODULE_FORMAT: 'Unknown module format: %s for URL %s',
  },
  SyntaxError: {
    ERR_INVALID_TYPESCRIPT_SYNTAX: '%s',
    ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX: '%s',
  },
  URIError: {
    ERR_INVALID_URI: 'URI malformed',
  },
  /** Errors made from a system call's context: `{ code, errno, syscall, message, path?, dest? }`. */
  SystemError: {
    ERR_FS_CP_DIR_TO_NON_DIR: 'Cannot overwrite non-directory with directory',
    ERR_FS_CP_EEXIST: 'Target already exists',
    ERR_FS_CP_EINVAL: 'Invalid src or dest',
    ERR_FS_CP_FIFO_PIPE: 'Cannot copy a FIFO pipe',
    ERR_FS_CP_NON_DIR_TO_DIR: 'Cannot overwrite directory with non-directory',
    ERR_FS_CP_SOCKET: 'Cannot copy a socket file',
    ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY: 'Cannot overwrite symlink in subdirectory of self',
    ERR_FS_CP_UNKNOWN: 'Cannot copy an unknown file type',
    ERR_FS_EISDIR: 'Path is a directory',
    ERR_SYSTEM_ERROR: 'A system error occurred',
    ERR_TTY_INIT_FAILED: 'TTY initialization failed',
  },
} as const satisfies Record<string, Record<string, ErrorDefinition>>;

/** Classes other than the code's usual one that a caller may ask for: `new codes.ERR_INVALID_STATE.TypeError(...)`. */
export const variants: Readonly<Record<string, readonly ('TypeError' | 'RangeError')[]>> = {
  ERR_INVALID_ARG_VALUE: ['RangeError'],
  ERR_INVALID_RETURN_VALUE: ['RangeError'],
  ERR_INVALID_STATE: ['TypeError', 'RangeError'],
  ERR_OPERATION_FAILED: ['TypeError'],
};
