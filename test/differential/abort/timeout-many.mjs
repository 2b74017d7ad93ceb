// Timeouts that nothing waits for cost nothing for long; those that are waited for only by a listener still fire.
let n = 0;
for (let r = 0; r < 6; r++) {
  for (let i = 0; i < 900; i++) {
    AbortSignal.timeout(60000);
    n++;
  }
  await new Promise((resolve) => setTimeout(resolve, 1));
}
console.log(n);
let fired = 0;
for (let i = 0; i < 50; i++) AbortSignal.timeout(2).addEventListener('abort', () => fired++);
AbortSignal.any([AbortSignal.timeout(2)]).addEventListener('abort', () => fired++);
await new Promise((resolve) => setTimeout(resolve, 60));
console.log(fired);
