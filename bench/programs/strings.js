// Building, slicing, searching and joining text.
function main() {
  let text = '';
  for (let i = 0; i < 6000; i++) text += `${i.toString(36)},`;
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) | 0;
  const words = text.split(',');
  const joined = words.map((word, i) => (i % 3 === 0 ? word.toUpperCase() : word.padStart(5, '-'))).join(' ');
  let count = 0;
  for (let at = joined.indexOf('A'); at >= 0; at = joined.indexOf('A', at + 1)) count++;
  return hash + count + joined.replaceAll('-', '').length + joined.slice(10, -10).trim().length;
}
main();
