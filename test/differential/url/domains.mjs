// domainToASCII, domainToUnicode, and host names as the URL parser takes them.
import { domainToASCII, domainToUnicode } from 'node:url';

const hostname = (host, scheme = 'http') => {
  try {
    return new URL(`${scheme}://${host}/`).hostname;
  } catch (error) {
    return error.code;
  }
};
const names = [
  'example.com', 'EXAMPLE.Com', 'español.com', '中文.com', 'xn--espaol-zwa.com', 'xn--fiq228c.com', 'XN--FIQ228C.COM', 'xn--iñvalid.com', 'xn--a', 'xn--', 'xn--a.b', 'xn--a.ü',
  'ü.xn--a', 'ü.xn--zca', 'faß.de', 'xn--fa-hia.de', '☃.com', '💩.la', 'xn--ls8h.la', 'ß', 'ς', 'Σ', 'i̇', 'İ', 'ﬁ', 'Å', '㎏', 'ａｂｃ', 'ＸＮ－－ＺＣＡ', 'a\u00adb', '\u00ad', 'a\u200bb',
  'a\u200db', '\u0915\u094d\u200d\u0937', 'ab\u2060c', 'a。b', 'a．b', 'a｡b', '。', 'ü。', 'a..b', '.a', 'a.', 'ü..', '..', '.', '', ' ', 'a b', 'a\tb', 'a\nb', ' a ', 'a/b', 'a\\b', 'a?b', 'a#b', 'a@b', 'a:b', 'a:80',
  'a%b', 'a%41', 'a%2eb', '%C3%BC', '%FF', '%zz', '[::1]', '[1:2::3]', '[::G]', '[', ']', '::1', '1.2.3.4', '1.2.3', '0x7f.1', '256.1.1.1', '0.0.0.0x', '１２７.１', '1e3', 'a.1', '09', '-', '-a', 'a-', 'a--b', 'ab--c', '-ü', 'ü-',
  'ab--ü', '_', 'a_b.c', 'ü_', '*', 'a*', '!', '$&\'()+,;=', '~', '`', '{}', '"', '<', '>', '^', '|', '=\u0338', '<\u0338', '>\u0338', '≠', '≮', 'a\u0338', '\u0000', '\u007f', 'a\u0080', '\ud800', 'a\udfff', '\ufffd', '\ufdd0', '\u{10ffff}', '\u{e000}',
  '\u0300', 'a\u0300', '\u05d0', '\u05d0.a', '\u05d0-', '\u0627\u0660', 'localhost', 'LOCALHOST', 'x'.repeat(64), 'ü'.repeat(64), `${'x'.repeat(64)}.ü`, `${'a.'.repeat(130)}ü`, 'xn--1ch', 'xn--gdh', 'xn--0ca', 'xn--wgbl6a', 'xn--abc-', 'xn---', 'xn--abc', 'xn--99999999',
  'xn--ü', 'Bücher.DE', 'xn--BCHER-KVA.de', 'xn--bcher-kva.xn--bcher-kva', 'bücher.xn--bcher-kva.example', 'xn--p1ai', 'рф', 'ua.рф', 'http://x', 'x/', '//x', '日本語。ＪＰ', '㋿', '℡', '㏂', '⒈a', 'ⅷ', '①', '²', '½', 'ℵ', 'ﷺ',
];
for (const name of names) {
  const label = JSON.stringify(name.length > 60 ? `${name.slice(0, 20)}...${name.length}` : name);
  console.log(`${label} ascii=${JSON.stringify(domainToASCII(name))} unicode=${JSON.stringify(domainToUnicode(name))} http=${JSON.stringify(hostname(name))} foo=${JSON.stringify(hostname(name, 'foo'))} file=${JSON.stringify(hostname(name, 'file'))}`);
}
for (const call of [() => domainToASCII(), () => domainToUnicode(), () => domainToASCII(Symbol('x')), () => domainToUnicode(Symbol('x'))]) {
  try { console.log(call()); } catch (error) { console.log(`${error.name} ${error.code} ${error.message}`); }
}
console.log(domainToASCII(undefined), domainToASCII(null), domainToASCII(1), domainToASCII({ toString: () => 'Ü' }), domainToUnicode(null), domainToUnicode(12), domainToASCII(['a']));
console.log(domainToASCII.name, domainToASCII.length, domainToUnicode.name, domainToUnicode.length);
