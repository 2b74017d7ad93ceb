const { BigNumber } = require('bignumber.js');

console.log(new BigNumber('0.1').plus('0.2').toString(), BigNumber(2).sqrt().toFixed(), new BigNumber('ff', 16).toString(2), new BigNumber('1011.1', 2).toNumber());
BigNumber.config({ DECIMAL_PLACES: 40, ROUNDING_MODE: BigNumber.ROUND_HALF_UP, FORMAT: { groupSize: 3, groupSeparator: ' ', decimalSeparator: ',' } });
console.log(BigNumber(1).div(7).toFixed(), new BigNumber('1234567.891').toFormat(2), new BigNumber(3).pow(200).toString(), BigNumber(5).pow(117, 19).toString());
console.log(new BigNumber('0.333').toFraction(10).map(String), new BigNumber('1e30').toExponential(), BigNumber.max('1', 5, '3').toString(), BigNumber.sum(1, '2.5').valueOf());
console.log(BigNumber('-3.7').integerValue(BigNumber.ROUND_FLOOR).toString(), BigNumber(10).idiv(3).toString(), BigNumber(-10).mod(3).toString(), BigNumber('1.23456').dp(2).toString(), BigNumber('1.500').sd());
console.log(BigNumber(NaN).isNaN(), BigNumber(1).comparedTo(NaN), BigNumber('-0').toString(), BigNumber('-0').isNegative(), JSON.stringify({ a: BigNumber('1e21') }), BigNumber('12').shiftedBy(-3).toString());
const Own = BigNumber.clone({ DECIMAL_PLACES: 3, EXPONENTIAL_AT: 5 });
console.log(Own(1).div(3).toString(), Own('1234567').toString(), Own.config().DECIMAL_PLACES, BigNumber.isBigNumber(Own(1)), BigNumber(255).toString(36), BigNumber('12345.678').toPrecision(3));
for (const attempt of [() => BigNumber('9', 99), () => BigNumber.config({ DECIMAL_PLACES: -1 }), () => BigNumber(1).dp('x'), () => BigNumber(2).pow(1.5)]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
