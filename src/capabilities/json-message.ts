/**
 * What V8's `JSON.parse` says of a text; undefined when it parses. Node 24 adds line and column to an offset, which the host
 * may be too old for.
 */
export function jsonMessage(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const offset = / at position (\d+)$/.exec(message)?.[1];
    if (offset === undefined) return message;
    const lines = text.slice(0, Number(offset)).split(/\r\n|\n|\r/);
    return `${message} (line ${lines.length} column ${lines.at(-1)!.length + 1})`;
  }
}
