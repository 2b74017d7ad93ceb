const toml = require('toml');

console.log(toml.parse(`title = "TOML \\u00e9"
multi = """
line \\
   joined"""
raw = 'C:\\path'
[owner]
name = "Tom"
born = 1979-05-27T07:32:00Z
[db]
ports = [8001, 0x1F, 1_000]
temp = { cpu = 79.5, on = true }
inf = 1e6
"quoted key".sub = 1
[[products]]
name = "a"
[[products]]
name = "b"
  [[products.parts]]
  id = 1
`));
for (const bad of ['a = ', 'a = 1\na = 2', '[a]\n[a]', 'a = [1, "x"', 'x = "open', '= 1', 'a = 1 b = 2', 'd = 2024-99-01T00:00:00Z']) {
  try {
    console.log(toml.parse(bad));
  } catch (error) {
    console.log(error.name, error.message, error.line, error.column);
  }
}
