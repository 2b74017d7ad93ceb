const validator = require('validator');

console.log(Object.keys(validator).length, validator.version);
const values = ['ada@example.org', 'https://example.org/a?b=c', '192.168.0.1', '::1', '2024-02-29', '4111111111111111', 'DE89370400440532013000', '978-3-16-148410-0', '{"a":1}', '#ff8800', '550e8400-e29b-41d4-a716-446655440000', 'SGVsbG8=', '12.50', '+4915112345678', 'ABC', 'not', '', '1e5', '00:1b:44:11:3a:b7', 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.abc', '✓'];
const checks = ['isEmail', 'isURL', 'isIP', 'isDate', 'isCreditCard', 'isIBAN', 'isISBN', 'isJSON', 'isHexColor', 'isUUID', 'isBase64', 'isDecimal', 'isMobilePhone', 'isUppercase', 'isAlpha', 'isEmpty', 'isNumeric', 'isMACAddress', 'isJWT', 'isAscii', 'isFQDN', 'isSlug', 'isISO8601', 'isFloat', 'isLength'];
for (const value of values) console.log(JSON.stringify(value), checks.filter((check) => validator[check](value)).join(' '));
console.log(validator.escape('<a href="x">\'&/</a>'), validator.unescape('&lt;b&gt;'), validator.trim('  x '), validator.ltrim('xxab', 'x'), validator.normalizeEmail('Some.One+tag@GoogleMail.com'), validator.toBoolean('yes'), validator.toDate('2020-01-01'), validator.toInt('12px'), validator.stripLow('a\u0001b'), validator.whitelist('abc1', 'a-c'));
console.log(validator.isStrongPassword('aB3$efgh', { returnScore: true }), validator.isInt('07', { allow_leading_zeroes: false }), validator.isURL('ftp://x', { protocols: ['http'] }), validator.isAlpha('äöü', 'de-DE'), validator.matches('abc', /B/i), validator.equals('a', 'a'), validator.isByteLength('é', { max: 1 }), validator.isPostalCode('10115', 'DE'), validator.isLatLong('52.5,13.4'), validator.isMimeType('text/html'), validator.isTaxID('12345678911', 'de-DE'));
for (const attempt of [() => validator.isEmail(5), () => validator.isAlpha('a', 'xx-XX'), () => validator.isEmail(undefined)]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name, error.message);
  }
}
