/**
 * What `toString` of a native says stands on one line in V8. Nothing else begins within the engine's text: the shorter one is
 * written in its place, and zeros behind it.
 */
const ENGINE_TEXT = '() {\\n    [native code]\\n}';
const V8_TEXT = '() { [native code] }\\00\\00\\00\\00';

export function withNativeText(text: string): string {
  const parts = text.split(ENGINE_TEXT);
  if (parts.length !== 2) throw new Error(`The text of natives stands ${parts.length - 1} times in the engine, expected once`);
  return parts.join(V8_TEXT);
}
