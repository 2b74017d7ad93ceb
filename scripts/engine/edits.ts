/** By function of the dependency: a place in its text, and what takes its place. */
export type Edits = Readonly<Record<string, readonly Edit[]>>;
/** A function gets what was found and its groups, since `$1` in a string may be meant for either. `count` is how often the place occurs, where not once. */
export type Edit = readonly [find: RegExp, replacement: string | ((...found: string[]) => string), count?: number];

/** The text of a function with its edits. A place that is not there as often as it should be ends the build. */
export function withEdits(edits: Edits, name: string, body: readonly string[]): readonly string[] {
  if (!Object.hasOwn(edits, name)) return body;
  let text = body.join('\n');
  for (const [find, replacement, count = 1] of edits[name]!) {
    const every = new RegExp(find, 'g');
    const found = text.match(every)?.length ?? 0;
    if (found !== count) throw new Error(`Function ${name} has ${found} places that match ${find}, expected ${count}`);
    text = typeof replacement === 'string' ? text.replace(every, replacement) : text.replace(every, replacement);
  }
  return text.split('\n');
}
