import { all, bignumber, chain, complex, create, derivative, det, evaluate, format, fraction, inv, lusolve, matrix, multiply, parse, simplify, sparse, std, unit } from 'mathjs';

console.log(evaluate('12 / (2.3 + 0.7)'), evaluate('sin(45 deg) ^ 2'), evaluate('f(x, y) = x ^ y; f(2, 3)').toString(), evaluate('9 inch to cm').toString(), evaluate('det([-1, 2; 3, 1])'));
console.log(derivative('x^2 + 3 x + sin(x)', 'x').toString(), simplify('2x + 3x - x * 0').toString(), parse('a + b * 2').toTex(), parse('x > 1 ? y : z').toString());
console.log(inv([[2, 1], [1, 1]]), det(matrix([[1, 2], [3, 4]])), multiply([[1, 2]], [[3], [4]]), lusolve([[2, 0], [0, 4]], [2, 8]), String(sparse([[1, 0], [0, 2]])));
console.log(complex('2+3i').mul(complex(1, -1)).toString(), String(fraction(1, 3).add(fraction('1/6'))), format(bignumber('0.1').plus('0.2')), chain(3).add(4).multiply(2).done());
console.log(String(unit('5 km/h').to('m/s')), unit(1, 'N').equals(unit('1 kg m/s^2')), std([2, 4, 6]), evaluate(['a = 3', 'b = a * 2', 'sqrt(b + 10)', '[1:5] * 2', '"text"[2]']).map(String));
const math = create(all, { number: 'BigNumber', precision: 40 });
console.log(String(math.evaluate('1 / 7')), math.typeOf(math.evaluate('5!')), JSON.stringify(math.matrix([1, 2])));
math.import({ twice: math.typed('twice', { number: (n) => n * 2, string: (text) => text + text, BigNumber: (n) => n.times(2) }) });
console.log(String(math.evaluate('twice(4)')), math.twice('ab'), parse('x^2').compile().evaluate({ x: 5 }), [...parse('a*b+c').filter((node) => node.isSymbolNode)].map(String));
for (const bad of ['1 +', 'foo(2)', '[1, 2] * [1, 2, 3]', '5 cm + 2 s', 'x']) {
  try {
    console.log(evaluate(bad));
  } catch (error) {
    console.log(error.name, error.message);
  }
}
