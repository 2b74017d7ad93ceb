/** Host verbs behind `host:<module>` and `capability:<name>` imports. */
export interface HostFunctionVerbs {
  /** Which function a slot stands for: `host:mail`, `send`. It need not be granted: only its call needs that. */
  declare(slot: number, specifier: string, name: string): void;
  /** Calls it with copies of the arguments. Throws ERR_ACCESS_DENIED when it was not granted. */
  call(slot: number, ...args: unknown[]): unknown;
  /** The next item of a stream of the host. */
  next(id: number): Promise<{ value: unknown; done: boolean }>;
  /** The guest wants no more of it. */
  close(id: number): Promise<void>;
  /** The item of a stream of the guest that the host asked for. */
  item(id: number, done: boolean, value: unknown): void;
  /** A stream of the guest threw instead. */
  failed(id: number, name: string, message: string, code: string): void;
}
