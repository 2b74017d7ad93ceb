/**
 * Node's numbers and texts for POSIX error codes, as `util.getSystemErrorMap()` of Node 24 on Linux prints them, and EDQUOT,
 * which it knows by number alone. The guest is a Linux whatever the host is.
 */
const table: Readonly<Record<string, readonly [errno: number, text: string]>> = {
  E2BIG: [-7, 'argument list too long'],
  EACCES: [-13, 'permission denied'],
  EADDRINUSE: [-98, 'address already in use'],
  EADDRNOTAVAIL: [-99, 'address not available'],
  EAFNOSUPPORT: [-97, 'address family not supported'],
  EAGAIN: [-11, 'resource temporarily unavailable'],
  EALREADY: [-114, 'connection already in progress'],
  EBADF: [-9, 'bad file descriptor'],
  EBUSY: [-16, 'resource busy or locked'],
  ECANCELED: [-125, 'operation canceled'],
  ECONNABORTED: [-103, 'software caused connection abort'],
  ECONNREFUSED: [-111, 'connection refused'],
  ECONNRESET: [-104, 'connection reset by peer'],
  EDESTADDRREQ: [-89, 'destination address required'],
  EDQUOT: [-122, 'disk quota exceeded'],
  EEXIST: [-17, 'file already exists'],
  EFAULT: [-14, 'bad address in system call argument'],
  EFBIG: [-27, 'file too large'],
  EHOSTDOWN: [-112, 'host is down'],
  EHOSTUNREACH: [-113, 'host is unreachable'],
  EILSEQ: [-84, 'illegal byte sequence'],
  EINTR: [-4, 'interrupted system call'],
  EINVAL: [-22, 'invalid argument'],
  EIO: [-5, 'i/o error'],
  EISCONN: [-106, 'socket is already connected'],
  EISDIR: [-21, 'illegal operation on a directory'],
  ELOOP: [-40, 'too many symbolic links encountered'],
  EMFILE: [-24, 'too many open files'],
  EMLINK: [-31, 'too many links'],
  EMSGSIZE: [-90, 'message too long'],
  ENAMETOOLONG: [-36, 'name too long'],
  ENETDOWN: [-100, 'network is down'],
  ENETUNREACH: [-101, 'network is unreachable'],
  ENFILE: [-23, 'file table overflow'],
  ENOBUFS: [-105, 'no buffer space available'],
  ENODATA: [-61, 'no data available'],
  ENODEV: [-19, 'no such device'],
  ENOENT: [-2, 'no such file or directory'],
  ENOEXEC: [-8, 'exec format error'],
  ENOMEM: [-12, 'not enough memory'],
  ENONET: [-64, 'machine is not on the network'],
  ENOPROTOOPT: [-92, 'protocol not available'],
  ENOSPC: [-28, 'no space left on device'],
  ENOSYS: [-38, 'function not implemented'],
  ENOTCONN: [-107, 'socket is not connected'],
  ENOTDIR: [-20, 'not a directory'],
  ENOTEMPTY: [-39, 'directory not empty'],
  ENOTSOCK: [-88, 'socket operation on non-socket'],
  ENOTSUP: [-95, 'operation not supported on socket'],
  ENOTTY: [-25, 'inappropriate ioctl for device'],
  ENXIO: [-6, 'no such device or address'],
  EOVERFLOW: [-75, 'value too large for defined data type'],
  EPERM: [-1, 'operation not permitted'],
  EPIPE: [-32, 'broken pipe'],
  EPROTO: [-71, 'protocol error'],
  EPROTONOSUPPORT: [-93, 'protocol not supported'],
  EPROTOTYPE: [-91, 'protocol wrong type for socket'],
  ERANGE: [-34, 'result too large'],
  EREMOTEIO: [-121, 'remote I/O error'],
  EROFS: [-30, 'read-only file system'],
  ESHUTDOWN: [-108, 'cannot send after transport endpoint shutdown'],
  ESOCKTNOSUPPORT: [-94, 'socket type not supported'],
  ESPIPE: [-29, 'invalid seek'],
  ESRCH: [-3, 'no such process'],
  ETIMEDOUT: [-110, 'connection timed out'],
  ETXTBSY: [-26, 'text file is busy'],
  EUNATCH: [-49, 'protocol driver not attached'],
  EXDEV: [-18, 'cross-device link not permitted'],
};

/** Number and text of a code; of `EIO` for one that is not known. */
export function posixError(code: string): { readonly code: string; readonly errno: number; readonly text: string } {
  const known = Object.hasOwn(table, code) ? code : 'EIO';
  const [errno, text] = table[known] as readonly [number, string];
  return { code: known, errno, text };
}

/** What Node calls the code of a full quota of Linux. */
const UNKNOWN_QUOTA = 'Unknown system error -122';

/** The POSIX code that an error of whatever origin carries; `EIO` when it carries none. */
export function posixCodeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === UNKNOWN_QUOTA) return 'EDQUOT';
  return typeof code === 'string' && Object.hasOwn(table, code) ? code : 'EIO';
}
