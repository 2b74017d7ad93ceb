// Matching with groups, alternatives, lookahead and replacement by a function.
function main() {
  let text = '';
  for (let i = 0; i < 250; i++) text += `user${i}@example${i % 7}.com, 2024-0${(i % 9) + 1}-1${i % 10} "quoted ${i}" \n`;
  let sum = 0;
  for (const match of text.matchAll(/([a-z]+)(\d+)@([\w.]+)/g)) sum += match[1].length + Number(match[2]);
  const swapped = text.replace(/(\d{4})-(\d\d)-(\d\d)/g, (_, year, month, day) => `${day}/${month}/${year}`);
  const quoted = swapped.match(/"(?:[^"\\]|\\.)*"/g).length;
  const words = text.split(/[\s,]+/).filter((word) => /^(?=.*\d)(?!user1)\w/.test(word)).length;
  return sum + quoted + words + swapped.length;
}
main();
