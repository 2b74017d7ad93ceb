import { CURRENT, frames as shared } from 'internal:async-context';
import { customInspectSymbol } from 'internal:inspect';

/** The lazily loaded module reads a namespace's member by a call; this is read with every `getStore`. */
const frames = shared;

/**
 * What all storages hold at one moment: one node per storage, the innermost first. `run` makes one node and a lookup walks
 * a few, where the Map of Node's own frames would be copied each time.
 *
 * A node that has been current may lose a storage later (`disable`), which everything that captured it sees, as in Node. So
 * nodes below the first belong to no frame but the one above them: a frame that grows out of another gets a copy of it.
 */
export class AsyncContextFrame {
  // Declared only: a field would be defined before it is set, and each `run` makes a frame.
  declare storage: object | undefined;
  declare value: unknown;
  declare rest: AsyncContextFrame | undefined;
  /** Whether it lost a storage; false on the prototype. */
  declare isChanged: boolean;

  constructor(storage: object | undefined, value: unknown, rest: AsyncContextFrame | undefined) {
    this.storage = storage;
    this.value = value;
    this.rest = rest;
  }

  /** As Node shows its frames, which are Maps. */
  [customInspectSymbol](): unknown {
    const entries: [unknown, unknown][] = [];
    for (let node: AsyncContextFrame | undefined = this; node !== undefined; node = node.rest) {
      if (node.storage !== undefined) entries.unshift([node.storage, node.value]);
    }
    return new FrameView(entries);
  }
}

AsyncContextFrame.prototype.isChanged = false;
// What is set on a frame must not meet a setter that user code put on Object.prototype.
Object.setPrototypeOf(AsyncContextFrame.prototype, null);

class FrameView extends Map<unknown, unknown> {}
Object.defineProperty(FrameView, 'name', { value: 'AsyncContextFrame' });

/** The node of a storage among those of a frame. */
export function findNode(frame: AsyncContextFrame | undefined, storage: object): AsyncContextFrame | undefined {
  let node = frame;
  while (node !== undefined && node.storage !== storage) node = node.rest;
  return node;
}

/** Makes a frame current that differs from the current one in this storage. */
export function enter(storage: object, value: unknown): AsyncContextFrame {
  const current = frames[CURRENT] as AsyncContextFrame | undefined;
  let rest: AsyncContextFrame | undefined;
  if (current !== undefined) rest = current.storage === storage ? current.rest : without(current, storage);
  const frame = new AsyncContextFrame(storage, value, rest);
  frames[CURRENT] = frame;
  return frame;
}

/** Takes the storage out of the current frame itself: whatever captured that frame loses it too (observed). */
export function leave(storage: object): void {
  const current = frames[CURRENT] as AsyncContextFrame | undefined;
  if (current === undefined) return;
  current.isChanged = true;
  if (current.storage === storage) {
    current.storage = undefined;
    current.value = undefined;
  } else if (current.rest !== undefined) current.rest = without(current.rest, storage);
}

/** A copy of the node, without a storage; the copy's rest may be shared, because it is no frame itself. */
function without(node: AsyncContextFrame, storage: object): AsyncContextFrame | undefined {
  const kept: AsyncContextFrame[] = [];
  let at: AsyncContextFrame | undefined = node;
  while (at !== undefined && at.storage !== storage) {
    kept.push(at);
    at = at.rest;
  }
  // Not there: a copy of the first node is enough.
  if (at === undefined)
    return node.storage === undefined ? node.rest : new AsyncContextFrame(node.storage, node.value, node.rest);
  let rest = at.rest;
  for (let index = kept.length - 1; index >= 0; index--) {
    const { storage: other, value } = kept[index]!;
    if (other !== undefined) rest = new AsyncContextFrame(other, value, rest);
  }
  return rest;
}
