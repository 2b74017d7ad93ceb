const slugify = require('slugify');

for (const text of ['some String', 'Déjà Vu! & «ça»', 'Привет мир', '50% off $ €5', "it's a_test~ok", '  trim -- me  ', 'ǆ ß œ Æ', 'ελληνικά', 'a.b*c+d(e)f"g', '日本', '✓ ok ∞ ♥'])
  console.log(slugify(text), slugify(text, '_'), slugify(text, { lower: true, strict: true, replacement: '.' }), slugify(text, { remove: /[*+~.()'"!:@]/g, trim: false }));
console.log(slugify('ä ö ü', { locale: 'de' }), slugify('Đ đ', { locale: 'vi' }), slugify('ä'));
slugify.extend({ '☢': 'radioactive', '%': 'percent' });
console.log(slugify('unicode ☢ 5%'), Object.keys(slugify), slugify.default === slugify);
for (const bad of [undefined, 5, null]) {
  try {
    slugify(bad);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
