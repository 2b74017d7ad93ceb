import Big from 'big.js';

console.log(Big(0.1).plus(0.2).toString(), new Big('1e400').toExponential(2), Big(1).div(3).toString(), Big('7').mod('2.3').toNumber());
Big.DP = 30;
Big.RM = Big.roundHalfEven;
console.log(Big(2).sqrt().toFixed(), Big(2).pow(-5).toString(), Big('123.456').round(1).toString(), Big('-5').abs().toPrecision(4), Big(10).div(7).toFixed(10));
console.log(Big(3).cmp(4), Big('1.0').eq(1), Big(2).gt('1.9'), Big(-1).s, Big('0.00120').c, Big('0.00120').e, JSON.stringify([Big('1.50')]), `${Big('1e-7')}`, Big(5).neg().valueOf());
console.log([3, '1.5', 2].map(Big).sort((a, b) => a.cmp(b)).map(String), Big('12.5').prec(2).toString(), Big(9).times('1.1').minus(1).toString());
console.log(new Big('5'), Big().DP);
Big.strict = true;
for (const attempt of [() => Big(1), () => Big('x'), () => Big('1').div('0'), () => Big('-4').sqrt(), () => Big('1').round(1.5), () => Big('1').pow(0.5), () => Big('2') + 1]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
