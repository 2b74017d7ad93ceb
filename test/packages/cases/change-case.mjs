import * as changeCase from 'change-case';
import { camelCase as camelKeys, snakeCase as snakeKeys } from 'change-case/keys';

for (const text of ['test string', 'TestString', 'XMLHttpRequest2', 'dot.case_and-mix', '__private', 'version 1.2.10', 'déjà vu', 'ÄÖü test', '', 'a1b2C3', 'ALL_CAPS'])
  console.log(text, Object.keys(changeCase).filter((name) => name.endsWith('Case')).map((name) => `${name}: ${changeCase[name](text)}`));
console.log(changeCase.split('fooBar2Baz'), changeCase.splitSeparateNumbers('foo12bar'), changeCase.camelCase('a 1 b', { mergeAmbiguousCharacters: true }), changeCase.snakeCase('a$b c', { delimiter: '+', prefixCharacters: '_' }), changeCase.capitalCase('éa b', { locale: false }), changeCase.kebabCase('$a', { prefixCharacters: '$' }));
console.log(camelKeys({ first_name: 1, nested_key: { inner_key: [{ deep_key: 1 }] } }, 5), snakeKeys({ aB: { cD: 1 } }), camelKeys(null));
