// What is shown of the classes, and at which depth nothing is.
import * as util from 'node:util';
const insp = util.inspect.custom;
let dc, bc, wc, tc;
for (const x of [
  new ReadableStream({
    start(c) {
      dc = c;
    },
  }),
  new WritableStream({
    start(c) {
      wc = c;
    },
  }),
  new TransformStream({
    start(c) {
      tc = c;
    },
  }),
  new TextEncoderStream(),
  new TextDecoderStream(),
  new CountQueuingStrategy({ highWaterMark: 1 }),
  new ReadableStream().getReader(),
  new WritableStream().getWriter(),
  new ReadableStream({
    type: 'bytes',
    start(c) {
      bc = c;
    },
  }).getReader({ mode: 'byob' }),
  dc,
  bc,
  wc,
  tc,
])
  console.log(util.inspect(x, { depth: -1 }), util.inspect(x, { depth: 0 }), util.inspect(x));
for (const x of [new TextEncoderStream(), new TextDecoderStream()]) {
  console.log(x[insp].length, x[insp].name);
  for (const t of [undefined, null])
    try {
      x[insp].call(t, 1, {});
    } catch (e) {
      console.log(e.code, e.message);
    }
}
