import { createSandbox } from '../../dist/index.js';

const sandbox = await createSandbox();
const result = sandbox.evaluate('6 * 7');
if (!result.ok || result.value !== 42) process.exitCode = 1;
sandbox.dispose();
