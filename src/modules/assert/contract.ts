/** What the guest side of `node:assert` asks of the host. */
export interface AssertVerbs {
  /**
   * The call at `position` in `line`, from the names that lead there to its end or to the end of the line. Undefined where
   * there is none.
   */
  expression(line: string, position: number): string | undefined;
  /**
   * The shortest way from `actual` to `expected`, a character a step: `=` what both have, `+` what only `actual` has, `-`
   * what only `expected` has. With `ignoresCommas` lines are the same that differ by a comma at their end.
   */
  diff(actual: string | readonly string[], expected: string | readonly string[], ignoresCommas: boolean): string;
}
