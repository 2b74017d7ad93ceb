/**
 * The name of a file may carry a note behind this character: code that is compiled under it tells whoever resolves its
 * imports what it may import. Nothing else sees it: stacks and errors have the name alone, and code that `eval` makes has the
 * note of who called it.
 */
const NOTE = '\u0001';

export function splitNote(file: string): readonly [name: string, note: string] {
  const at = file.indexOf(NOTE);
  return at === -1 ? [file, ''] : [file.slice(0, at), file.slice(at + 1)];
}

export const withNote = (file: string, note: string): string => (note === '' ? file : file + NOTE + note);
