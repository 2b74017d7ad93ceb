// Runs hostile programs in a process of their own, one after the other, each followed by a tenant that must compute correctly.
// Anything that escapes the sandbox ends this process, and with it the test: rejections are strict, and nothing is caught here.
import { createSandbox } from '../../dist/index.js';

let input = '';
for await (const chunk of process.stdin) input += chunk;
const attacks = JSON.parse(input);
/** Host functions that an attack may ask for by name. */
const hosts = {
  values: {
    values: {
      echo: (value) => value,
      never: () => new Promise(() => {}),
      reject: () => Promise.reject(new Error('secret-canary')),
      fail() {
        throw new Error('secret-canary');
      },
    },
  },
};
const results = [];
for (const { name, source, module, call, repeat = 1, options = {}, host } of attacks) {
  let outcome;
  for (let i = 0; i < repeat; i++) {
    const sandbox = await createSandbox({
      ...options,
      capabilities: { ...options.capabilities, ...(host ? { host: hosts[host] } : {}), stdio: { stdout() {}, stderr() {} } },
    });
    const started = performance.now();
    const peak = process.resourceUsage().maxRSS;
    let result = module ? await sandbox.run(source) : sandbox.evaluate(source);
    if (call && result.ok) result = await sandbox.call(call);
    outcome = { name, ms: performance.now() - started, over: false };
    outcome.grewMB = (process.resourceUsage().maxRSS - peak) / 1024;
    if (result.ok && Array.isArray(result.value)) outcome.lengths = [result.value.length, result.value.at(-1)?.length];
    else if (result.ok) outcome.value = describe(result.value);
    else Object.assign(outcome, { code: result.error.code, error: `${result.error.name}: ${result.error.message}` });
    try {
      const after = sandbox.evaluate('typeof ran === "undefined" ? "quiet" : ran');
      outcome.after = after.ok ? after.value : after.error.code;
    } catch (error) {
      outcome.over = error.code === 'disposed';
    }
    sandbox.dispose();
  }
  const next = await createSandbox();
  const answer = next.evaluate('[1, 2, 3].map((n) => n * 2).join() + JSON.stringify({ a: [new Map([[1, 2]]).size] })');
  outcome.next = answer.ok ? answer.value : answer.error;
  next.dispose();
  if (globalThis.gc) outcome.keptMB = await kept();
  results.push(outcome);
}
process.stdout.write(JSON.stringify({ results, polluted: Object.keys(Object.prototype) }));

async function kept() {
  for (let i = 0; i < 3; i++) {
    globalThis.gc();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

function describe(value) {
  return typeof value === 'bigint' ? `${value}n` : value;
}
