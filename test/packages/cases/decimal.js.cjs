const Decimal = require('decimal.js');

Decimal.set({ precision: 50, rounding: Decimal.ROUND_HALF_EVEN });
console.log(new Decimal('0.1').plus(0.2), String(new Decimal(2).sqrt()), Decimal.exp(1).toFixed(40), Decimal.acos(-1).toString());
console.log(new Decimal('123456789.987654321').toExponential(5), new Decimal(255).toHexadecimal(), new Decimal('0xff.8').toString(), new Decimal('1e-9').toFixed());
console.log(Decimal.pow(2, '0.5').toSD(20).toString(), new Decimal(10).ln().toString(), Decimal.max(1, '3', new Decimal(2)).toNumber(), new Decimal(-7).mod(3).toString());
console.log(new Decimal('5.5').round().toString(), new Decimal('3.14159').toDecimalPlaces(3, Decimal.ROUND_UP).toString(), new Decimal('0.75').toFraction().map(String), Decimal.hypot(3, 4).toString());
console.log(new Decimal(NaN).isNaN(), new Decimal('-0').isNegative(), new Decimal(1).div(0).toString(), new Decimal(5).cmp('5.0'), Decimal.sum(1, 2, '3.5').valueOf(), JSON.stringify({ a: new Decimal('1.10') }));
const Own = Decimal.clone({ precision: 5, defaults: true });
console.log(Own.div(1, 3).toString(), new Own(12345678).toString(), new Own(123456).toPrecision(2), Decimal.isDecimal(new Own(1)), Own.precision);
console.log(new Decimal(2).pow(1000).toFixed().length, Decimal.sin('0.5').toString(), Decimal.atan2(1, 1).toString(), Decimal.log10('1000').toString(), new Decimal('27').cbrt().toString());
for (const bad of ['abc', {}, undefined]) {
  try {
    new Decimal(bad);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
