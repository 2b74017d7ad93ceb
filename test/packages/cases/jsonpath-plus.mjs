import { JSONPath } from 'jsonpath-plus';

const json = { store: { book: [{ category: 'reference', author: 'Nigel', price: 8.95 }, { category: 'fiction', author: 'Evelyn', price: 12.99 }, { category: 'fiction', author: 'Herman', isbn: '0-553', price: 8.99 }], bicycle: { color: 'red', price: 19.95 } } };
for (const path of ['$.store.book[*].author', '$..author', '$.store.*', '$.store..price', '$..book[2]', '$..book[-1:]', '$..book[0,1]', '$..book[:2].price', '$..book[?(@.isbn)]', '$..book[?(@.price<10 && @.category=="fiction")]', '$..[?(@.price>19)]', '$.store.book[(@.length-1)]', '$.store.book[*]~', '$.store.book[0]^', "$['store']['bicycle']", '$..price@number()', '$.nothing', '$..book[?(@property !== 0)].author', '$.store.bicycle[?(@path)]'])
  console.log(path, JSON.stringify(JSONPath({ path, json, eval: 'safe' })));
console.log(JSONPath({ path: '$..price', json, resultType: 'path' }), JSONPath({ path: '$..color', json, resultType: 'pointer' }), JSONPath({ path: '$..color', json, resultType: 'all' }));
console.log(JSONPath({ path: '$.store.bicycle.color', json, wrap: false }), JSONPath({ path: '$..author', json, flatten: true }).length, JSONPath.toPathArray("$..a['b'][0]"), JSONPath.toPathString(['$', 'a', '0']));
JSONPath({ path: '$..isbn', json, callback: (value, type, { path }) => console.log(value, type, path) });
try {
  JSONPath({ path: '$..[?(@.a = )]', json, eval: 'safe' });
} catch (error) {
  console.log(error.name, error.message);
}
