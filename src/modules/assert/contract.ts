/** What the guest side of `node:assert` asks of the host. */
export interface AssertVerbs {
  /**
   * The call whose opening parenthesis stands at `open` in `line`, from the names before it to its end or to the end of the
   * line. Undefined where there is no such call.
   */
  expression(line: string, open: number): string | undefined;
}
