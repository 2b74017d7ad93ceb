/** Host verbs behind `host:<module>` imports. */
export interface HostFunctionVerbs {
  /** Which function a slot stands for. It need not be granted: only its call needs that. */
  declare(slot: number, module: string, name: string): void;
  /** Calls it with copies of the arguments. Throws ERR_ACCESS_DENIED when it was not granted. */
  call(slot: number, ...args: unknown[]): unknown;
}
