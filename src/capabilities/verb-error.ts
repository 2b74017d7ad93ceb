/**
 * What a verb throws so that the guest sees it. Everything else a verb throws reaches the guest as `ERR_HOST_OPERATION_FAILED`,
 * without a detail of the host.
 */
export interface VerbErrorFields {
  /** Node's error code, for instance `ENOENT`. */
  readonly code?: string;
  /** Class of the error inside the guest, `Error` by default; another name is that of an `Error`. */
  readonly name?: 'Error' | 'TypeError' | 'RangeError' | 'SyntaxError' | 'URIError' | (string & {});
  /** Own enumerable fields of the guest's error, in order (`errno`, `code`, `syscall`, `path`, `dest`, `input`, ...). */
  readonly fields?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Where in a source the error is, which goes before the stack. */
  readonly place?: SourcePlace | undefined;
  /** Seen by the host only. */
  readonly cause?: unknown;
}

/** What Node shows of a source that it refuses. */
export interface SourcePlace {
  readonly file: string;
  /** From 1 on, as `column`. */
  readonly line: number;
  readonly column: number;
  /** The line and those around it, the place marked, with a newline at the end. */
  readonly excerpt: string;
}

/**
 * An error made for the guest: its message, name, code and fields are public by construction.
 *
 * @example
 * const fetchMail = (): never => {
 *   throw new VerbError('The mailbox is locked', { code: 'EBUSY', fields: { code: 'EBUSY', errno: -16, syscall: 'open' } });
 * };
 * const sandbox = await createSandbox({ capabilities: { host: { mail: { fetchMail } } } });
 * const source = "import { fetchMail } from 'host:mail'; let code; try { fetchMail() } catch (error) { code = error.code } export default code";
 * await sandbox.run(source); // { ok: true, value: 'EBUSY', ... }
 */
export class VerbError extends Error {
  readonly code: string | undefined;
  readonly guestName: NonNullable<VerbErrorFields['name']>;
  readonly fields: Readonly<Record<string, string | number | boolean | undefined>>;

  readonly place: SourcePlace | undefined;

  constructor(
    message: string,
    { code, name = 'Error', fields = code === undefined ? {} : { code }, place, cause }: VerbErrorFields = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'VerbError';
    this.code = code;
    this.guestName = name;
    this.fields = fields;
    this.place = place;
  }
}
