// Editing a line on a terminal: what is written to it, and the line and cursor after each key.
const readline = require('node:readline');
const { PassThrough, Writable } = require('node:stream');
function terminal(options = {}) {
  const input = new PassThrough();
  input.setRawMode = (mode) => {
    console.log('raw', mode);
    input.isRaw = mode;
  };
  const written = [];
  const output = new Writable({
    write(chunk, encoding, callback) {
      written.push(String(chunk));
      callback();
    },
  });
  output.columns = 20;
  output.isTTY = true;
  const rl = readline.createInterface({ input, output, terminal: true, ...options });
  for (const event of ['line', 'history', 'close', 'pause', 'resume', 'SIGINT', 'SIGTSTP']) {
    if (!event.startsWith('SIG') || options.signals)
      rl.on(event, (...values) => console.log('event', event, JSON.stringify(values)));
  }
  const show = (label) => {
    const { rows, cols } = rl.getCursorPos();
    console.log(
      label.padEnd(24),
      JSON.stringify(written.splice(0).join('')),
      JSON.stringify(rl.line),
      rl.cursor,
      rows,
      cols,
      rl.historyIndex,
    );
  };
  const key = (name, modifiers = {}, text = undefined) => {
    rl.write(text, { name, ...modifiers });
    show(`${Object.keys(modifiers).join('+')} ${name ?? JSON.stringify(text)}`);
  };
  const type = (text) => {
    rl.write(text);
    show(`type ${JSON.stringify(text).slice(0, 16)}`);
  };
  return { rl, input, output, key, type, show };
}
const ctrl = { ctrl: true };
const meta = { meta: true };
{
  console.log('--- moving and deleting');
  const { rl, key, type } = terminal({ prompt: '$ ' });
  rl.prompt();
  type('the quick, brown fox');
  for (const name of ['left', 'left', 'home', 'right', 'end']) key(name);
  for (const name of ['a', 'e', 'b', 'f', 'left', 'left', 'right']) key(name, ctrl);
  for (const name of ['b', 'b', 'f', 'f']) key(name, meta);
  key('backspace');
  key('delete');
  key('h', ctrl);
  key('home');
  key('d', ctrl);
  key('d', meta);
  key('w', ctrl);
  key('end');
  key('w', ctrl);
  key('backspace', meta);
  key('u', ctrl);
  key('y', ctrl);
  key('y', meta);
  type(' and then');
  key('left', ctrl);
  key('k', ctrl);
  key('y', ctrl);
  key('y', meta);
  key('y', meta);
  type(' and');
  key('y', meta);
  key(undefined, { sequence: '\x1f' });
  key(undefined, { sequence: '\x1f' });
  key(undefined, { sequence: '\x1e' });
  key('home');
  key('k', ctrl);
  key('y', ctrl);
  key('backspace', { ctrl: true, shift: true });
  key('y', ctrl);
  key('home');
  key('delete', { ctrl: true, shift: true });
  key('l', ctrl);
  key('escape');
  key('return');
  rl.close();
}
{
  console.log('--- history');
  const { rl, key, type } = terminal({ historySize: 4 });
  for (const line of ['one', 'two', 'two', '', ' ', 'three', 'other', 'four']) {
    if (line !== '') type(line);
    key('return');
  }
  console.log(rl.history, rl.historySize);
  for (const name of ['up', 'up', 'up', 'up', 'up', 'down', 'down', 'down', 'down', 'down']) key(name);
  type('o');
  for (const name of ['up', 'up', 'up', 'down', 'down']) key(name);
  for (const name of ['p', 'p', 'n', 'n']) key(name, ctrl);
  rl.close();
  const unique = terminal({ history: ['b', 'a'], removeHistoryDuplicates: true });
  unique.type('a');
  unique.key('return');
  console.log(unique.rl.history);
  unique.rl.close();
  const none = terminal({ historySize: 0 });
  none.type('a');
  none.key('return');
  none.key('up');
  console.log(none.rl.history);
  none.rl.close();
}
{
  console.log('--- wide and long');
  const { rl, key, type, output } = terminal({ prompt: '> ' });
  type('漢字漢字漢字漢字漢字');
  key('left');
  key('backspace');
  type('😀e\u0301');
  key('left');
  key('left');
  key('delete');
  key('home');
  key('end');
  type('x'.repeat(30));
  key('home');
  type('y');
  output.columns = 10;
  output.emit('resize');
  key('end');
  key('return');
  type('a\tb');
  key('return');
  type('first\nsecond\r\nthird');
  key('enter', {}, '\n');
  rl.close();
}
{
  console.log('--- signals and end');
  const { rl, key } = terminal({ signals: true });
  key('c', ctrl);
  key('z', ctrl);
  key('d', ctrl);
  console.log(rl.closed);
  const ended = terminal();
  ended.key('c', ctrl);
  console.log(ended.rl.closed, ended.rl.terminal);
}
{
  console.log('--- replaced output');
  const { rl, type, key } = terminal();
  rl._writeToOutput = (text) => rl.output.write('*'.repeat(text.length));
  type('secret');
  key('return');
  rl.close();
}
