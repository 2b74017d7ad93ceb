import process from 'node:process';

export function nanoseconds(): bigint {
  return (process as unknown as { hrtime: { bigint(): bigint } }).hrtime.bigint();
}
