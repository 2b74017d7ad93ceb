/** Methods by the numbers that a parser gives them: those of HTTP, then those of RTSP and the preface of HTTP/2 (observed). */
export const methods: readonly string[] =
  'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH SEARCH UNLOCK BIND REBIND UNBIND ACL REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH PURGE MKCALENDAR LINK UNLINK SOURCE PRI DESCRIBE ANNOUNCE SETUP PLAY PAUSE TEARDOWN GET_PARAMETER SET_PARAMETER REDIRECT RECORD FLUSH QUERY'.split(
    ' ',
  );

const numbers = new Map(methods.map((method, index) => [method, index]));

export function isParserMethod(method: string): boolean {
  return numbers.has(method);
}

export function methodNumber(method: string): number {
  return numbers.get(method)!;
}

/** How many characters of a text could begin a method. */
export function methodPrefix(text: string): number {
  let length = 0;
  while (length < text.length) {
    const next = text.slice(0, length + 1);
    if (!methods.some((method) => method.startsWith(next))) break;
    length++;
  }
  return length;
}
