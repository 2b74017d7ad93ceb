// What an interface and the functions for terminals take and refuse.
const rl = require('readline'),
  p = require('readline/promises');
const { PassThrough, Writable } = require('stream');
const log = console.log;
const e = (n, f) => {
  try {
    const r = f();
    log(n, 'ok', r && r.close ? 'iface' : r);
    r && r.close && r.close();
  } catch (e) {
    log(n, e.name, e.code, e.message);
  }
};
const I = (o) => rl.createInterface({ input: new PassThrough(), ...o });
e('none', () => rl.createInterface());
e('completer', () => I({ completer: 5 }));
e('completer s', () => I({ completer: 'x' }));
e('hist', () => I({ history: 5 }));
e('hs', () => I({ historySize: -1 }));
e('hs', () => I({ historySize: NaN }));
e('hs', () => I({ historySize: 'a' }));
e('hs', () => I({ historySize: Infinity }));
e('esc', () => I({ escapeCodeTimeout: NaN }));
e('esc', () => I({ escapeCodeTimeout: '5' }));
e('esc', () => I({ escapeCodeTimeout: Infinity }));
e('tab', () => I({ tabSize: 0 }));
e('tab', () => I({ tabSize: 4.5 }));
e('tab', () => I({ tabSize: 'a' }));
e('sig', () => I({ signal: 5 }));
e('prompt', () => I({ prompt: 5 }).getPrompt());
e('crlf', () => I({ crlfDelay: 5 }).crlfDelay);
e('crlf', () => I({ crlfDelay: Infinity }).crlfDelay);
e('crlf', () => I({ crlfDelay: 'a' }).crlfDelay);
e('rhd', () => I({ removeHistoryDuplicates: 5 }));
const i = I();
i.close();
e('close again', () => i.close());
e('pause', () => i.pause() === i);
e('resume', () => i.resume() === i);
e('write', () => i.write('x'));
e('prompt', () => i.prompt());
e('question', () => i.question('q', () => {}));
e('setPrompt', () => i.setPrompt('x'));
e('q sig', () => I().question('q', { signal: 5 }, () => {}));
e('q cb', () => I().question('q'));
e('q cb2', () => I().question('q', {}, 5));
const ac = new AbortController();
ac.abort();
e('q aborted', () => I().question('q', { signal: ac.signal }, () => log('never')));
for (const [n, a] of [
  [
    'cursorTo',
    [
      [null],
      [undefined, 1, 2],
      ['x'],
      [new PassThrough(), 'a'],
      [new PassThrough(), 'a', 'b'],
      [new PassThrough(), 'a', 1],
      [new PassThrough(), NaN],
      [new PassThrough(), 1, NaN],
      [new PassThrough(), 1, 2, 5],
      [new PassThrough()],
    ],
  ],
  [
    'moveCursor',
    [
      [null, 1, 1],
      [new PassThrough(), 0, 0],
      [new PassThrough(), 1, 1, 5],
      [new PassThrough(), 1, -1],
    ],
  ],
  ['clearLine', [[null, 1], [new PassThrough(), 1, 5], [new PassThrough()]]],
  ['clearScreenDown', [[null], [new PassThrough(), 5]]],
])
  for (const x of a)
    e(n + ' ' + x.length, () => {
      const r = rl[n](...x);
      return [r, x[0] && x[0].read && String(x[0].read())];
    });
for (const a of [[0], [-1], [1], [5], ['a']]) {
  const s = new PassThrough();
  rl.clearLine(s, ...a, () => log('cb'));
  log(JSON.stringify(String(s.read())));
}
for (const a of [[1, 2], [-1, -2], [0, 3], [2, 0], ['a', 'b'], [1]]) {
  const s = new PassThrough();
  rl.moveCursor(s, ...a);
  log(JSON.stringify(String(s.read())));
}
e('R', () => new p.Readline());
e('R', () => new p.Readline({}));
e('R', () => new p.Readline(new PassThrough(), { autoCommit: 5 }));
const R = new p.Readline(new PassThrough());
e('ct', () => R.cursorTo('a'));
e('ct', () => R.cursorTo(1, 'a'));
e('ct', () => R.cursorTo());
e('mc', () => R.moveCursor('a'));
e('mc', () => R.moveCursor(1.5, 1));
e('mc', () => R.moveCursor());
e('cl', () => R.clearLine());
e('cl', () => R.clearLine(3));
e('cl', () => R.clearLine('a'));
(async () => {
  const s = new PassThrough();
  const R = new p.Readline(s);
  log(R.cursorTo(1).cursorTo(2, 3).moveCursor(1, -1).clearLine(0).clearLine(-1).clearLine(1).clearScreenDown() === R);
  log(s.read());
  log(await R.commit());
  log(JSON.stringify(String(s.read())));
  R.cursorTo(5);
  R.rollback();
  await R.commit();
  log(s.read());
  const A = new p.Readline(s, { autoCommit: true });
  A.cursorTo(3);
  log(s.read());
  await null;
  setImmediate(async () => {
    log(JSON.stringify(String(s.read())));
    const P = () => p.createInterface({ input: new PassThrough(), output: new PassThrough() });
    {
      const i = P();
      const q = i.question('what? ');
      i.input.write('answer\n');
      log(await q, JSON.stringify(String(i.output.read())));
      i.close();
    }
    {
      const i = P();
      const ac = new AbortController();
      const q = i.question('what? ', { signal: ac.signal });
      ac.abort('r');
      try {
        await q;
      } catch (e) {
        log(e.name, e.code, e.message, e.cause);
      }
      i.close();
    }
    {
      const i = P();
      const ac = new AbortController();
      ac.abort('r2');
      try {
        await i.question('what? ', { signal: ac.signal });
      } catch (e) {
        log(e.name, e.code, e.message, e.cause);
      }
      i.close();
      try {
        await i.question('x');
      } catch (e) {
        log(e.name, e.code, e.message);
      }
    }
    {
      const i = P();
      try {
        await i.question('what? ', { signal: 5 });
      } catch (e) {
        log(e.name, e.code, e.message);
      }
      const q = i.question('a');
      q.catch((e) => log('rej', e.name, e.code, e.message));
      i.close();
      await new Promise((r) => setTimeout(r, 5));
    }
    {
      const i = rl.createInterface({ input: new PassThrough(), output: new PassThrough() });
      const q = require('util').promisify(i.question).call(i, 'pq ');
      i.input.write('pa\n');
      log(await q);
      const ac = new AbortController();
      const q2 = require('util').promisify(i.question).call(i, 'pq ', { signal: ac.signal });
      ac.abort();
      try {
        await q2;
      } catch (e) {
        log(e.name, e.code, e.message, e.cause && e.cause.name);
      }
    }
  });
})();
