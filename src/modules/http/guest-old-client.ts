import { ClientRequest } from 'node:http';

/** The former name of a part of `node:http`, which some packages import (deprecations.html#dep0199). */
export default { ClientRequest };
