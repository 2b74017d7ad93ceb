/** `value.list[3].name`, as a programmer would write it. */
export function formatPath(path: readonly (string | number)[]): string {
  let text = 'value';
  for (const key of path)
    text += typeof key === 'number' ? `[${key}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  return text;
}
