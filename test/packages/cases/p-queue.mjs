import PQueue, { TimeoutError } from 'p-queue';

const queue = new PQueue({ concurrency: 2, autoStart: false });
const order = [];
const job = (name, wait = 1) => async () => { order.push(`start ${name}`); await new Promise((resolve) => setTimeout(resolve, wait)); order.push(`end ${name}`); return name; };
queue.on('active', () => order.push(`active ${queue.size}/${queue.pending}`)).on('idle', () => order.push('idle'));
const all = [queue.add(job('a', 5)), queue.add(job('b', 30)), queue.add(job('high', 5), { priority: 5 }), queue.addAll([job('x', 1), job('y', 60)])];
console.log(queue.size, queue.pending, queue.isPaused, queue.sizeBy({ priority: 5 }));
queue.start();
console.log(await Promise.all(all));
await queue.onIdle();
console.log(order.filter((line) => line.startsWith('start')), order.at(-1), queue.concurrency);
await queue.add(async () => { throw new RangeError('task failed'); }).catch((error) => console.log(error.name, error.message));
await queue.add(() => new Promise(() => {}), { timeout: 5 }).catch((error) => console.log(error instanceof TimeoutError, error.name));
const controller = new AbortController();
const serial = new PQueue({ concurrency: 1 });
const blocker = serial.add(job('block', 20));
const aborted = serial.add(job('never'), { signal: controller.signal }).catch((error) => console.log('aborted', error.name, error.message));
controller.abort();
await Promise.all([blocker, aborted]);
serial.pause();
void serial.add(job('cleared'));
serial.clear();
console.log(serial.size, await serial.onEmpty(), serial.isPaused);
for (const options of [{ concurrency: 0 }, { intervalCap: -1 }, { interval: 'x' }]) {
  try {
    new PQueue(options);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
