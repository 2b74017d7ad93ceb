// styleText and stripVTControlCharacters.
const util = require('util');
const J = (x) => util.inspect(x, { depth: 9, breakLength: 200 });
const show = (l, f) => {
  try {
    console.log(l, J(f()));
  } catch (e) {
    console.log(l, 'THREW', e.name, e.code, JSON.stringify(e.message));
  }
};
const s = (...a) =>
  show(
    J([...a].map((x) => (x?.stream?.write || x?.stream?.read || x?.stream?.getReader || x?.stream?.getWriter ? 'stream' : x))),
    () => util.styleText(...a),
  );
s('red', 'x');
s(['red', 'bold'], 'x');
s('nope', 'x');
s(['red', 'nope'], 'x');
s(5, 'x');
s('red', 5);
s('red');
s();
s('red', 'x', { validateStream: false });
s('red', 'x', { stream: 5 });
s('red', 'x', { validateStream: 5 });
s('red', 'x', { stream: {} });
s([], 'x');
s('none', 'x');
s(['none', 'red'], 'x');
s('red', 'x', 5);
s('red', 'x', null);
s('grey', 'x', { validateStream: false });
s(['bold', 'underline'], 'a', { validateStream: false });
s('red', 'a\x1b[39mb', { validateStream: false });
s(['red', 'blue'], 'q', { validateStream: false });
s('red', 'a\x1b[31mb\x1b[39mc', { validateStream: false });
s('bold', 'a\x1b[22mb\x1b[22mc', { validateStream: false });
s(['bold', 'dim'], 'a', { validateStream: false });
s('dim', 'a\x1b[22mb', { validateStream: false });
s('constructor', 'x', { validateStream: false });
s('faint', 'x', { validateStream: false });
s('#ff0000', 'x', { validateStream: false });
s('blackBright', 'x', { validateStream: false });
s('#f00', 'x', { validateStream: false });
s(['red', '#00ff00'], 'x', { validateStream: false });
s('#zzz', 'x', { validateStream: false });
s('rgb', 'x', { validateStream: false });
s('bgRed', 'x\x1b[49my', { validateStream: false });
s('red', 'line1\nline2', { validateStream: false });
s('red', '', { validateStream: false });
s('underline', 'a\x1b[24mb', { validateStream: false });
s('red', 'a\x1b[39m', { validateStream: false });
s('red', '\x1b[39m\x1b[39mz', { validateStream: false });
s(['red', 'green'], 'a\x1b[39mb', { validateStream: false });
s(['red', 'bold'], 'a\x1b[39mb\x1b[22mc', { validateStream: false });
s('red', 'x', { stream: process.stdout });
s('red', 'x', { stream: process.stderr, validateStream: true });
process.env.FORCE_COLOR = '1';
s('red', 'x');
process.env.FORCE_COLOR = '0';
s('red', 'x');
process.env.FORCE_COLOR = '';
s('red', 'x');
process.env.FORCE_COLOR = '3';
s('red', 'x');
process.env.FORCE_COLOR = 'nope';
s('red', 'x');
delete process.env.FORCE_COLOR;
s('red', 'x');
const E = '\x1b';
for (const x of [
  E + '[31mred' + E + '[39m',
  E + ']8;;http://a.b/c?d=e#f' + '\x07' + 'txt' + E + ']8;;\x07',
  E + ']8;;http://a.b' + E + '\\t' + E + ']8;;' + E + '\\',
  E + ']0;title\x07rest',
  E + ']0;my title here\x07rest',
  E + '[2J' + E + '[H',
  E + '[?25h',
  E + '[?25lx',
  E + '7x' + E + '8',
  E + 'cx',
  E + 'Mx',
  E + 'Dx',
  E + '(Bx',
  E + '#8x',
  E + '=x',
  E + '>x',
  E + '[1;2;3;4mx',
  E + '[38;2;100;200;30mx',
  '\x9b31mx',
  E + '[12345mx',
  E + '[m',
  E + '[',
  E + '[xyz',
  E + 'x',
  E + 'P1;2|abc' + E + '\\x',
  E + '[1 qx',
  E + '[0;1;3;5~x',
  E + '[200~x',
  E + 'Nx',
  E + 'Ox',
  E + 'Zx',
  E + '[4:3mx',
  E + '[58:2::1:2:3mx',
  E + '_abc' + E + '\\x',
  E + ']unterminated text',
  E + E + '[31mx',
  E + '[;mx',
  E + '[1;mx',
  E + '[ 1mx',
  E + '[!px',
  E + '[>4;2mx',
  E + '[<0;1;1Mx',
  E + ']52;c;YWJj\x07x',
  E + ']1337;File=inline=1:abc\x07x',
  E + '[31',
  E + '[@x',
  E + '[ax',
  E + '[bx',
  E + '[dx',
  E + '[ex',
  E + '[ix',
  E + '[nx',
  E + '[rx',
  E + '[sx',
  E + '[ux',
  E + '[vx',
  E + '[zx',
  E + '[Sx',
  E + '[Xx',
  E + '[`x',
  E + '[{x',
  E + '[|x',
  E + '[0c',
  E + '[hx',
  E + '[lx',
  E + '[tx',
  E + '[wx',
  E + '[yx',
  E + '[ox',
  E + '[px',
])
  console.log(JSON.stringify(x), JSON.stringify(util.stripVTControlCharacters(x)));
