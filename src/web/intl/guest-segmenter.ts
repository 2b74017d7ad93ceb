import { incompatibleReceiver } from 'internal:receiver';
import { ask, defineMembers, defineService, defineTag, slotOf } from './guest-service.ts';

interface SegmentData {
  segment: string;
  index: number;
  input: string;
  isWordLike?: boolean;
}

type Batch = readonly [starts: readonly number[], words: readonly (boolean | undefined)[]];

/** How much text one question to the host holds. Nothing interrupts ICU, which takes 5 us for a character of Thai. */
const BATCH_UNITS = 1 << 13;

/** The segments of one text, found as they are asked for. */
class SegmentList {
  readonly #ask: (text: string) => Batch;
  readonly #text: string;
  readonly #found: SegmentData[] = [];
  #next = 0;

  constructor(text: string, askHost: (text: string) => Batch) {
    this.#text = text;
    this.#ask = askHost;
  }

  /** Segments of the next stretch. The last of a stretch that ends within the text may go on, and is left for the next. */
  #find(): boolean {
    const text = this.#text;
    const from = this.#next;
    if (from >= text.length) return false;
    const stretch = text.slice(from, from + BATCH_UNITS);
    const [starts, words] = this.#ask(stretch);
    const isLast = from + stretch.length === text.length;
    const count = isLast || starts.length === 1 ? starts.length : starts.length - 1;
    for (let i = 0; i < count; i++) {
      const end = starts[i + 1] ?? stretch.length;
      const data: SegmentData = { segment: stretch.slice(starts[i], end), index: from + starts[i]!, input: text };
      if (words[i] !== undefined) data.isWordLike = words[i]!;
      this.#found.push(data);
      this.#next = from + end;
    }
    return true;
  }

  at(position: number): SegmentData | undefined {
    while (this.#found[position] === undefined) if (!this.#find()) return undefined;
    return { ...this.#found[position]! };
  }

  containing(index: number): SegmentData | undefined {
    if (!(index >= 0 && index < this.#text.length)) return undefined;
    while (this.#next <= index) this.#find();
    let low = 0;
    let high = this.#found.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#found[middle]!.index <= index) low = middle;
      else high = middle - 1;
    }
    return { ...this.#found[low]! };
  }
}

const lists = new WeakMap<object, SegmentList>();
const cursors = new WeakMap<object, { readonly list: SegmentList; position: number }>();

function listOf(receiver: unknown, method: string): SegmentList {
  const list = typeof receiver === 'object' && receiver !== null ? lists.get(receiver) : undefined;
  if (list === undefined) throw incompatibleReceiver(method, receiver);
  return list;
}

/** `%IntlSegmentIteratorPrototype%` (ECMA-402, 19.6.2). */
const iteratorPrototype: object = Object.create(Iterator.prototype as object);
defineMembers(iteratorPrototype, {
  next(this: object): { value: SegmentData | undefined; done: boolean } {
    const cursor = typeof this === 'object' && this !== null ? cursors.get(this) : undefined;
    if (cursor === undefined) throw incompatibleReceiver('%SegmentIterator.prototype%.next', this);
    const value = cursor.list.at(cursor.position);
    if (value !== undefined) cursor.position++;
    return { value, done: value === undefined };
  },
});
defineTag(iteratorPrototype, 'Segmenter String Iterator');

/** `%IntlSegmentsPrototype%` (ECMA-402, 19.5.2). */
const segmentsPrototype: object = {};
defineMembers(segmentsPrototype, {
  containing(this: unknown, index: unknown): SegmentData | undefined {
    const list = listOf(this, '%Segments.prototype%.containing');
    return list.containing(Math.trunc(+(index as number)) || 0);
  },
  [Symbol.iterator](this: unknown): object {
    const list = listOf(this, '%SegmentIsPrototype%[@@iterator]');
    const iterator = Object.create(iteratorPrototype) as object;
    cursors.set(iterator, { list, position: 0 });
    return iterator;
  },
});

export const Segmenter = defineService(
  'Segmenter',
  { names: ['localeMatcher', 'granularity'], isStrict: true },
  {
    segment(this: unknown, text: unknown): object {
      const slot = slotOf(this, 'Segmenter', 'Intl.Segmenter.prototype.segment');
      const segments = Object.create(segmentsPrototype) as object;
      lists.set(segments, new SegmentList(`${text as string}`, (part) => ask(slot, 'segment', part) as Batch));
      return segments;
    },
  },
);
