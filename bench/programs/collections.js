// Map, Set and WeakMap with keys of several kinds.
function main() {
  const map = new Map();
  for (let i = 0; i < 6000; i++) map.set(i % 2 ? i : `key-${i}`, i);
  let sum = 0;
  for (const [key, value] of map) if (typeof key === 'string') sum += value;
  for (let i = 0; i < 6000; i += 3) map.delete(i % 2 ? i : `key-${i}`);
  const set = new Set(map.values());
  for (let i = 0; i < 12000; i++) if (set.has(i)) sum++;
  const weak = new WeakMap();
  const keys = Array.from({ length: 2000 }, (_, i) => ({ i }));
  for (const key of keys) weak.set(key, key.i);
  for (const key of keys) sum += weak.get(key);
  return sum + map.size + set.union(new Set([1, 2, -5])).size;
}
main();
