/** Host verbs behind `host:<module>` imports. */
export interface HostFunctionVerbs {
  /** The number of a granted function. Throws ERR_ACCESS_DENIED when it was not granted. */
  find(module: string, name: string): number;
  /** Calls it with copies of the arguments. */
  call(index: number, ...args: unknown[]): unknown;
}
