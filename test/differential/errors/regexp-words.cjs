// What V8 says of patterns and flags that are none.
const t = (s, f) => {
  try {
    console.log(JSON.stringify(s), f, 'ok', String(new RegExp(s, f)));
  } catch (error) {
    console.log(JSON.stringify(s), f, error.name, error.message);
  }
};
for (const s of ['(', ')', '[', ']', '{', '}', '*', '+', '?', 'a**', 'a{2,1}', '{1}', 'a{1}{2}', '(?', '(?:', '(?<', '(?<a', '(?<a>', '(?<1>a)', '(?<a>x)(?<a>y)', '(?<a>x)|(?<a>y)', '(?<=', '(?<!a', '(?=a', '(?!a', '(?#a)', '\\', 'a\\', '[z-a]', '[\\d-z]', '[a-\\d]', '\\k<a>', '\\k', '(?<b>)\\k<a>', '(?<b>)\\k', '\\u{110000}', '\\u', '\\x1', '\\c', '\\p{L}', '\\p{Foo}', '\\p', '\\1', '\\2(a)', '\\9', '(?i:a)', '(?i-i:a)', '(?ii:a)', '(?-:a)', '(?x:a)', '(?i', '^*', '$+', '\\b*', '(?=a)*', 'a|*', '(*)', '(?:*)', '[[a]]', '[a&&b]', '[a--b]', 'a{99999999999}', 'a{,5}', 'x{1,', '(?<𝒜>.)', '(?<a\\u0062>x)', '(?<>x)', '[b-a-c]', '(((', ')))', 'a)', '(?a', '(?<a>(?<b>(?<a>)))', '\\u{1', '\\u{', '\\ud83d', '\\-', '\\_', '\\08', '[\\b]', '\\cA', '[^', '(?:a', 'a??', 'a???', 'a{1}?', 'a{1}??'])
  for (const f of ['', 'u', 'v']) t(s, f);
for (const f of ['gg', 'x', 'uv', 'gimsuyd', 'gimsvyd', ' ', 'G', 'gig', 'u v', null, 1, 'ü']) t('a', f);
for (const s of ['[a--', '[a&&&b]', '[(]', '[a&&b--c]', '\\q{a}', '[\\q{a|b}]', '[\\q{]', '[a-z&&[b]]', '[^\\q{ab}]', '\\p{RGI_Emoji}', '\\P{RGI_Emoji}', '[^\\p{RGI_Emoji}]', '[|]', '[a||b]', '[-]', '[a-]', '[{}]', '[/]', '[\\d-\\w]'] ) t(s, 'v');
for (const make of [
  () => 'a'.match('('),
  () => 'a'.search('[/'),
  () => new RegExp('(/\n'),
  () => new RegExp('(', 'yg'),
  () => RegExp('('),
  () => new (class extends RegExp {})('('),
  () => /a/.compile('[', 'g'),
  () => Reflect.construct(RegExp, ['(?<a>)(?<a>)']),
  () => ['('].map(RegExp),
  () => 'a'.matchAll(/a/),
  () => 'a'.replaceAll(/a/, ''),
  () => ''.startsWith(/a/),
  () => ''.includes(/x/),
  () => ''.endsWith(/x/),
  () => new RegExp(Symbol()),
]) {
  try {
    console.log(make());
  } catch (error) {
    console.log(error.name, JSON.stringify(error.message), error.stack.split('\n')[0] === `${error.name}: ${error.message.split('\n')[0]}`);
  }
}
