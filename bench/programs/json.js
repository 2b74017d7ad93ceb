// Parsing and printing a document of mixed shape.
function main() {
  const rows = [];
  for (let i = 0; i < 250; i++) {
    rows.push({ id: i, name: `Name ${i}`, tags: ['a', 'b"\n', `t${i}`], nested: { ok: i % 2 === 0, value: i / 3, none: null } });
  }
  let text = JSON.stringify(rows);
  for (let i = 0; i < 3; i++) text = JSON.stringify(JSON.parse(text));
  const filtered = JSON.parse(text, (key, value) => (key === 'none' ? undefined : value));
  return text.length + filtered.length + JSON.stringify(filtered, null, 2).length;
}
main();
