import { beforeImmediates } from 'node:timers';
import { emit, kind, wants } from './guest-emit.ts';

let waiting: number[] = [];

/** Tells of a resource's end before the next immediates, when no code of the program runs (observed). */
export function queueDestroy(id: number): void {
  if (!wants(kind.destroy)) return;
  waiting.push(id);
  if (waiting.length === 1) beforeImmediates(flush);
}

function flush(): void {
  const ids = waiting;
  waiting = [];
  for (const id of ids) emit(kind.destroy, id);
}

interface Collected {
  readonly id: number;
  readonly state: { readonly destroyed: boolean } | undefined;
}
let registry: FinalizationRegistry<Collected> | undefined;

/** The end of a resource that nobody holds any more, unless `state` says that it was told before. */
export function destroyWithCollection(resource: object, id: number, state: Collected['state']): void {
  registry ??= new FinalizationRegistry((collected) => {
    if (collected.state?.destroyed !== true) queueDestroy(collected.id);
  });
  registry.register(resource, { id, state });
}
