const ah = require('async_hooks');
const { finished, PassThrough, pipeline, Writable } = require('stream');
const out = [];
const h = ah
  .createHook({
    init(id, t, trig, res) {
      if (!/TickObject|PROMISE|Timeout|Immediate/.test(t)) out.push('init ' + t + ' ' + res.constructor.name);
    },
    before(id) {},
    after() {},
    destroy(id) {},
  })
  .enable();
const p = new PassThrough();
finished(p, function () {
  out.push('cb ' + (this === p) + ' ' + (ah.executionAsyncId() > 1) + ' ' + ah.executionAsyncResource().constructor.name);
});
p.resume();
p.end('x');
const q = new PassThrough();
pipeline(
  q,
  new Writable({
    write(c, e, cb) {
      cb();
    },
  }),
  () => out.push('pipeline ' + ah.executionAsyncResource().constructor.name),
);
q.end('x');
setTimeout(() => {
  h.disable();
  console.log(out.join('\n'));
}, 10);
