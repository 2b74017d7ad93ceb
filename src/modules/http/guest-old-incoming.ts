import { IncomingMessage, readStart, readStop } from 'node:http';

/** The former name of a part of `node:http`, which some packages import (deprecations.html#dep0199). */
export default { IncomingMessage, readStart, readStop };
