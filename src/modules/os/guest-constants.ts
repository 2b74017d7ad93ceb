import { signalNumbers } from 'internal:signals';
import { constantTable } from 'internal:surface';

/** Linux's numbers, without the leading E of the names. */
const ERRORS =
  '2BIG=7 ACCES=13 ADDRINUSE=98 ADDRNOTAVAIL=99 AFNOSUPPORT=97 AGAIN=11 ALREADY=114 BADF=9 BADMSG=74 BUSY=16 ' +
  'CANCELED=125 CHILD=10 CONNABORTED=103 CONNREFUSED=111 CONNRESET=104 DEADLK=35 DESTADDRREQ=89 DOM=33 ' +
  'DQUOT=122 EXIST=17 FAULT=14 FBIG=27 HOSTUNREACH=113 IDRM=43 ILSEQ=84 INPROGRESS=115 INTR=4 INVAL=22 IO=5 ' +
  'ISCONN=106 ISDIR=21 LOOP=40 MFILE=24 MLINK=31 MSGSIZE=90 MULTIHOP=72 NAMETOOLONG=36 NETDOWN=100 NETRESET=102 ' +
  'NETUNREACH=101 NFILE=23 NOBUFS=105 NODATA=61 NODEV=19 NOENT=2 NOEXEC=8 NOLCK=37 NOLINK=67 NOMEM=12 NOMSG=42 ' +
  'NOPROTOOPT=92 NOSPC=28 NOSR=63 NOSTR=60 NOSYS=38 NOTCONN=107 NOTDIR=20 NOTEMPTY=39 NOTSOCK=88 NOTSUP=95 ' +
  'NOTTY=25 NXIO=6 OPNOTSUPP=95 OVERFLOW=75 PERM=1 PIPE=32 PROTO=71 PROTONOSUPPORT=93 PROTOTYPE=91 RANGE=34 ' +
  'ROFS=30 SPIPE=29 SRCH=3 STALE=116 TIME=62 TIMEDOUT=110 TXTBSY=26 WOULDBLOCK=11 XDEV=18';

const signals = constantTable(
  Object.entries(signalNumbers())
    .map(([name, number]) => `${name}=${number}`)
    .join(' '),
);

const tables = {
  UV_UDP_REUSEADDR: 4,
  dlopen: constantTable('RTLD_LAZY=1 RTLD_NOW=2 RTLD_GLOBAL=256 RTLD_LOCAL=0 RTLD_DEEPBIND=8'),
  errno: constantTable(ERRORS.replace(/\S+/g, (row) => `E${row}`)),
  signals: Object.freeze(signals),
  priority: constantTable(
    'PRIORITY_LOW=19 PRIORITY_BELOW_NORMAL=10 PRIORITY_NORMAL=0 PRIORITY_ABOVE_NORMAL=-7 PRIORITY_HIGH=-14 PRIORITY_HIGHEST=-20',
  ),
};

/** nodejs.org/api/os.html#os-constants */
export const constants = Object.create(null) as typeof tables;
for (const [name, value] of Object.entries(tables)) {
  // The number alone cannot be replaced (observed).
  const isFixed = typeof value === 'number';
  Object.defineProperty(constants, name, { value, writable: !isFixed, enumerable: true, configurable: !isFixed });
}
