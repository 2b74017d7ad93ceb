import { afterEach, expect, it } from 'vitest';
import { disposeAll, make } from '../../../helpers/live.ts';

afterEach(disposeAll);

it('lists no hash, cipher or curve, as there is none: libraries ask for them when they are loaded', async () => {
  const source = `const crypto = process.getBuiltinModule('crypto'); [crypto.getHashes(), crypto.getCiphers(), crypto.getCurves()]`;
  expect((await make()).evaluate(source)).toMatchObject({ value: [[], [], []] });
});
