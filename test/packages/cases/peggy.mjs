import peggy from 'peggy';

const grammar = `
{{ const depth = 2; }}
{ function total(head, tail) { return tail.reduce((sum, [, op, , right]) => (op === '+' ? sum + right : sum - right), head); } }
Start = _ @Expression _
Expression = head:Term tail:(_ ("+" / "-") _ Term)* { return total(head, tail); }
Term = head:Factor tail:(_ ("*" / "/") _ Factor)* { return tail.reduce((product, [, op, , right]) => (op === '*' ? product * right : product / right), head); }
Factor = "(" _ @Expression _ ")" / Call / Number
Call "call" = name:$[a-z]i+ "(" args:Expression|1.., "," _| ")" &{ return name in Math; } { return Math[name](...args); }
Number "number" = text:$("-"? [0-9]+ ("." [0-9]+)?) { return parseFloat(text); }
_ "space" = [ \\t\\n]*`;
const parser = peggy.generate(grammar, { cache: true, allowedStartRules: ['Start', 'Number'] });
for (const text of ['1 + 2 * 3', '(1+2)*3 - -4/2', 'max(1, 5, 3) * 2', '7']) console.log(text, parser.parse(text));
console.log(parser.parse('12.5', { startRule: 'Number' }), peggy.VERSION);
for (const bad of ['1 +', 'nope(1)', '', '1 ** 2', '(1']) {
  try {
    parser.parse(bad);
  } catch (error) {
    console.log(error.name, error.message, error.location.start, error.expected?.length, error.format?.([{ source: undefined, text: bad }]));
  }
}
const source = peggy.generate('S = "a"+ !. / "b"i', { output: 'source', format: 'commonjs' });
const module = { exports: {} };
new Function('module', 'exports', source)(module, module.exports);
console.log(source.length > 1000, module.exports.parse('aaa'), module.exports.parse('B'), peggy.parser.parse('A = B:"x"').rules[0].name);
for (const bad of ['A = B', 'A = A', 'A = ("x"*)*', 'A = "x" A = "y"', 'A =']) {
  try {
    peggy.generate(bad);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
