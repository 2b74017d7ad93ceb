// Arbitrary precision: a factorial, digits of e, modular powers.
function main() {
  let factorial = 1n;
  for (let i = 1n; i <= 260n; i++) factorial *= i;
  const digits = factorial.toString().length;
  let term = 10n ** 320n;
  let e = 0n;
  for (let i = 1n; term > 0n; i++) {
    e += term;
    term /= i;
  }
  let power = 1n;
  let base = 0x1234567890abcdefn;
  const modulus = (1n << 127n) - 1n;
  for (let exponent = 65537n * 65539n * 65543n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) power = (power * base) % modulus;
    base = (base * base) % modulus;
  }
  return digits + String(e).length + Number(power & 0xffffn) + Number(BigInt(`0x${factorial.toString(16)}`) === factorial);
}
for (let i = 0; i < 20; i++) main();
main();
