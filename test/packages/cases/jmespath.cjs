const jmespath = require('jmespath');

const data = { people: [{ name: 'Ada', age: 36, tags: ['x', 'y'] }, { name: 'Bob', age: 25, tags: [] }, { name: 'Eve', age: 41, tags: ['z'] }], nested: { a: { b: [1, [2, 3], 4] } }, 'odd key': 'v', empty: [] };
for (const expression of ['people[0].name', 'people[*].age', 'people[?age > `30`].name', 'people[-1]', 'people[::2].name', 'nested.a.b[]', 'people[].tags[]', 'length(people)', "sort_by(people, &age)[*].name", 'max_by(people, &age).name', '{count: length(people), names: people[*].name}', 'people[*].[name, age]', '"odd key"', 'people[?contains(name, `v`) || age == `25`] | [0].name', 'sum(people[*].age)', "join(', ', people[*].name)", 'keys(nested)', 'to_string(nested)', 'not_null(missing, `5`)', 'people[?!tags].name', 'missing.deep', 'reverse(people[*].name)', 'map(&age, people)', "starts_with('abc', 'ab')", 'type(people)', '@.empty', 'merge(`{"a": 1}`, `{"b": 2}`)'])
  console.log(expression, JSON.stringify(jmespath.search(data, expression)));
console.log(JSON.stringify(jmespath.compile('a.b[?c == `1`]')), jmespath.tokenize('a[0]'), jmespath.strictDeepEqual([1, { a: 1 }], [1, { a: 1 }]));
for (const bad of ['people[', 'a.', 'unknown(@)', 'length(`5`)', 'abs(@, @)', '"open', '&a', '[?a==]']) {
  try {
    jmespath.search(data, bad);
  } catch (error) {
    console.log(bad, error.name, error.message);
  }
}
