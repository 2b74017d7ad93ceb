import { getQuickJS } from 'quickjs-emscripten';

const context = (await getQuickJS()).newContext();
const value = context.unwrapResult(context.evalCode('6 * 7'));
if (context.getNumber(value) !== 42) process.exitCode = 1;
value.dispose();
context.dispose();
