// Sorting with a comparator, and the functional methods.
function main() {
  let seed = 7;
  const numbers = Array.from({ length: 4000 }, () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff));
  const sorted = numbers.slice().sort((a, b) => a - b);
  const even = numbers.filter((n) => n % 2 === 0).map((n) => n >> 3);
  const total = even.reduce((sum, n) => sum + n, 0);
  const pairs = sorted.flatMap((n, i) => (i % 5 === 0 ? [n, i] : []));
  const queue = [];
  for (const n of pairs) {
    queue.push(n);
    if (queue.length > 20) queue.shift();
  }
  return (
    total +
    pairs.length +
    queue.concat(sorted.slice(0, 10)).includes(3) +
    sorted.indexOf(sorted[3000]) +
    [...numbers].reverse()[0]
  );
}
main();
