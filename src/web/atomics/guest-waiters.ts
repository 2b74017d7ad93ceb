import { clearTimeout, setTimeout } from 'node:timers';

interface Waiter {
  readonly buffer: object;
  readonly offset: number;
  readonly timer: object | undefined;
  readonly resolve: (outcome: string) => void;
}

/** Who waits, first come first served (ECMA-262, 25.4.1 WaiterList records). */
let waiters: Waiter[] = [];

/** The longest delay of a timer. */
const MAX_DELAY = 2 ** 31 - 1;

export function waitFor(buffer: object, offset: number, limit: number): Promise<string> {
  return new Promise((resolve) => {
    const leave = (): void => {
      waiters = waiters.filter((other) => other !== waiter);
      resolve('timed-out');
    };
    // It keeps no program alive (observed).
    const timer = limit === Number.POSITIVE_INFINITY ? undefined : setTimeout(leave, Math.min(limit, MAX_DELAY)).unref();
    const waiter: Waiter = { buffer, offset, timer, resolve };
    waiters.push(waiter);
  });
}

/** How many were woken. */
export function notifyWaiters(buffer: object, offset: number, most: number): number {
  const woken = waiters.filter((waiter) => waiter.buffer === buffer && waiter.offset === offset).slice(0, most);
  waiters = waiters.filter((waiter) => !woken.includes(waiter));
  for (const { timer, resolve } of woken) {
    if (timer !== undefined) clearTimeout(timer);
    resolve('ok');
  }
  return woken.length;
}
