import http, { kHighWaterMark, kUniqueHeaders, OutgoingMessage, parseUniqueHeaders } from 'node:http';

const { validateHeaderName, validateHeaderValue } = http as Record<string, unknown>;
Object.defineProperty(parseUniqueHeaders, 'name', { value: 'parseUniqueHeadersOption' });

/** The former name of a part of `node:http`, which some packages import (deprecations.html#dep0199). */
export default {
  kHighWaterMark,
  kUniqueHeaders,
  parseUniqueHeadersOption: parseUniqueHeaders,
  validateHeaderName,
  validateHeaderValue,
  OutgoingMessage,
};
