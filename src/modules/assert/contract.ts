/** What the guest side of `node:assert` asks of the host. */
export interface AssertVerbs {
  /**
   * The call at `position` in `line`, from the names that lead there to its end or to the end of the line. Undefined where
   * there is none.
   */
  expression(line: string, position: number): string | undefined;
}
