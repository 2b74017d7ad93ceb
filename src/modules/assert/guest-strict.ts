/** nodejs.org/api/assert.html#strict-assertion-mode */
import { strictMode } from 'node:assert';

export default strictMode;
