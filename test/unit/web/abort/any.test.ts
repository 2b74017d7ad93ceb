import { expect, it } from 'vitest';
import { createSandbox } from '../../../../src/index.ts';

it('says of a member of AbortSignal.any() what Node 24.12 says', async () => {
  await using sandbox = await createSandbox();
  const source = `[undefined, 1, null, 'x'].map((member) => {
    try { AbortSignal.any([AbortSignal.abort(), member]); } catch (error) { return error.code + ': ' + error.message; }
  })`;
  const received = ['undefined', 'type number (1)', 'null', "type string ('x')"];
  expect(sandbox.evaluate(source)).toMatchObject({
    value: received.map(
      (text) => `ERR_INVALID_ARG_TYPE: The "signals[1]" argument must be an instance of AbortSignal. Received ${text}`,
    ),
  });
});
