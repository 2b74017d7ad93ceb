/** Sets and Maps in deep comparisons: their order does not count. */
import type { Compare, Comparison } from './guest-deep-equal.ts';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Takes the first candidate that equals the value out of the candidates. */
function takeEqual(candidates: Set<unknown>, test: (candidate: unknown) => boolean): boolean {
  for (const candidate of candidates) if (test(candidate)) return candidates.delete(candidate);
  return false;
}

export const sameSet: Compare = (a, b, { mode, isEqual }) => {
  const first = a as Set<unknown>;
  const second = b as Set<unknown>;
  if (first.size !== second.size) return false;
  const open: unknown[] = [];
  for (const value of first) {
    if (second.has(value)) continue;
    if (mode !== 'loose' && !isObject(value)) return false;
    open.push(value);
  }
  if (open.length === 0) return true;
  const candidates = new Set<unknown>();
  for (const value of second) {
    if (first.has(value)) continue;
    if (mode !== 'loose' && !isObject(value)) return false;
    candidates.add(value);
  }
  return open.every((value) => takeEqual(candidates, (candidate) => isEqual(value, candidate)));
};

/** Each expected element has one of its own in the actual set; the first that fits is taken, as in Node. */
export const partialSet: Compare = (a, b, { isEqual }) => {
  const first = a as Set<unknown>;
  const second = b as Set<unknown>;
  if (second.size > first.size) return false;
  const candidates = new Set(first);
  const open: unknown[] = [];
  for (const value of second) {
    if (candidates.delete(value)) continue;
    if (!isObject(value)) return false;
    open.push(value);
  }
  return open.every((value) => takeEqual(candidates, (candidate) => isEqual(candidate, value)));
};

type Entries = Map<unknown, unknown>;

function matchKeys(open: readonly unknown[], candidates: Set<unknown>, a: Entries, b: Entries, comparison: Comparison): boolean {
  const { isEqual } = comparison;
  return open.every((key) =>
    takeEqual(candidates, (candidate) => isEqual(key, candidate) && isEqual(a.get(key), b.get(candidate))),
  );
}

export const sameMap: Compare = (a, b, comparison) => {
  const first = a as Entries;
  const second = b as Entries;
  const isLoose = comparison.mode === 'loose';
  if (first.size !== second.size) return false;
  const open: unknown[] = [];
  const matched = new Set<unknown>();
  for (const [key, value] of first) {
    if (second.has(key) && comparison.isEqual(value, second.get(key))) {
      matched.add(key);
    } else {
      if (!isLoose && (second.has(key) || !isObject(key))) return false;
      open.push(key);
    }
  }
  if (open.length === 0) return true;
  const candidates = new Set([...second.keys()].filter((key) => !matched.has(key)));
  return matchKeys(open, candidates, first, second, comparison);
};

export const partialMap: Compare = (a, b, comparison) => {
  const first = a as Entries;
  const second = b as Entries;
  if (second.size > first.size) return false;
  const candidates = new Set(first.keys());
  const open: unknown[] = [];
  for (const [key, value] of second) {
    if (first.has(key)) {
      if (!comparison.isEqual(first.get(key), value)) return false;
      candidates.delete(key);
    } else {
      if (!isObject(key)) return false;
      open.push(key);
    }
  }
  return open.every((key) =>
    takeEqual(candidates, (candidate) => {
      return comparison.isEqual(candidate, key) && comparison.isEqual(first.get(candidate), second.get(key));
    }),
  );
};
