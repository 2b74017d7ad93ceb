/**
 * Where Node 24 behaves otherwise than readable-stream 4.7 (observed), in the middle of a file that is taken as it is. Each
 * text must be there exactly once, or the build fails: another version of the package has to be looked at anew.
 */
export interface Patch {
  readonly file: string;
  readonly because: string;
  readonly from: string;
  readonly to: string;
  /** How often the text is there; once if it is not said. */
  readonly times?: number;
}

const streams = 'lib/internal/streams';
const anyView = (file: string, typeList: string): Patch[] => [
  {
    file: `${streams}/${file}`,
    because: 'chunks may be any view over bytes',
    from: `else if (Stream._isUint8Array(chunk)) {`,
    to: `else if (ArrayBuffer.isView(chunk)) {`,
  },
  {
    file: `${streams}/${file}`,
    because: 'the error names all views',
    from: typeList,
    to: `['string', 'Buffer', 'TypedArray', 'DataView']`,
  },
];

export const patches: readonly Patch[] = [
  {
    file: `${streams}/end-of-stream.js`,
    because: 'a side that takes no more has not finished while what it took is being written',
    from: `(writableFinished || isWritable(stream) === false)`,
    to: `(writableFinished || (isWritable(stream) === false && !(stream._writableState?.pendingcb > 0)))`,
  },
  {
    file: `${streams}/end-of-stream.js`,
    because: 'the callback belongs to the code that asks',
    from: `callback = once(callback)`,
    to: `callback = once(bindToContext(callback))`,
  },
  {
    file: `${streams}/end-of-stream.js`,
    because: 'as above',
    from: `const { kEmptyObject, once } = require('../../ours/util')`,
    to: `const { kEmptyObject, once, bindToContext } = require('../../ours/util')`,
  },
  ...anyView('readable.js', `['string', 'Buffer', 'Uint8Array']`),
  ...anyView('writable.js', `['string', 'Buffer', 'Uint8Array']`),
  {
    file: `${streams}/readable.js`,
    because: 'a stream is not paused before it was',
    from: `return this[kPaused] !== false`,
    to: `return this[kPaused] === true`,
  },
  {
    file: `${streams}/readable.js`,
    because: 'a disposed stream gives nothing',
    from: `reject(err) : resolve(null)`,
    to: `reject(err) : resolve()`,
  },
  {
    file: `${streams}/readable.js`,
    because: 'disposing is an async function',
    from: `Readable.prototype[SymbolAsyncDispose] = function () {`,
    to: `Readable.prototype[SymbolAsyncDispose] = async function () {`,
  },
  {
    file: `${streams}/readable.js`,
    because: 'a stream has places for its events before all else',
    from: `  const isDuplex = this instanceof require('./duplex')
  this._readableState =`,
    to: `  const isDuplex = this instanceof require('./duplex')
  placeEvents(this, isDuplex ? 'duplex' : 'readable')
  this._readableState =`,
  },
  {
    file: `${streams}/readable.js`,
    because: 'as above',
    from: `const { Stream, prependListener } = require('./legacy')`,
    to: `const { Stream, placeEvents, prependListener } = require('./legacy')`,
  },
  {
    file: `${streams}/writable.js`,
    because: 'as above',
    from: `  this._writableState = new`,
    to: `  require('./legacy').placeEvents(this, 'writable')
  this._writableState = new`,
  },
  {
    file: `${streams}/writable.js`,
    because: 'the callback prints as an anonymous function',
    from: `onwrite.bind(undefined, stream)`,
    to: `(er) => onwrite(stream, er)`,
  },
  {
    file: `${streams}/writable.js`,
    because: 'callbacks of writes get null',
    from: `    state.pendingcb--
    cb()`,
    to: `    state.pendingcb--
    cb(null)`,
  },
  {
    file: `${streams}/writable.js`,
    because: 'callbacks of end() get null',
    from: `onfinishCallbacks[i]()`,
    to: `onfinishCallbacks[i](null)`,
  },
  {
    file: `${streams}/writable.js`,
    because: 'a stream that failed while it was ended tells the callback on the next tick',
    from: `    if (err || state.finished) {
      process.nextTick(cb, err)`,
    to: `    if (err || state.errored || state.finished) {
      process.nextTick(cb, err || state.errored || null)`,
  },
  {
    file: `${streams}/writable.js`,
    because: 'an error code is a class',
    from: `err : ERR_MULTIPLE_CALLBACK()`,
    to: `err : new ERR_MULTIPLE_CALLBACK()`,
  },
  {
    file: `${streams}/readable.js`,
    because: 'what is no chunk is not taken',
    from: `    errorOrDestroy(stream, err)
  } else if (chunk === null) {`,
    to: `    errorOrDestroy(stream, err)
    return false
  } else if (chunk === null) {`,
  },
  {
    file: `${streams}/writable.js`,
    because: 'a callback in the second place leaves no encoding',
    from: `  if (typeof encoding === 'function') {
    cb = encoding
    encoding = state.defaultEncoding
  } else {
    if (!encoding) encoding = state.defaultEncoding
    else if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw new ERR_UNKNOWN_ENCODING(encoding)
    if (typeof cb !== 'function') cb = nop
  }`,
    to: `  if (typeof encoding === 'function') {
    cb = encoding
    encoding = null
  }
  if (typeof cb !== 'function') cb = nop`,
  },
  {
    file: `${streams}/writable.js`,
    because: 'objects have the encoding that was given',
    from: `  } else if (!state.objectMode) {
    if (typeof chunk === 'string') {`,
    to: `  } else if (!state.objectMode) {
    if (!encoding) encoding = state.defaultEncoding
    else if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw new ERR_UNKNOWN_ENCODING(encoding)
    if (typeof chunk === 'string') {`,
  },
  {
    file: `${streams}/writable.js`,
    because: 'what was written at once fills nothing',
    from: `  // stream._write resets state.length
  const ret = state.length < state.highWaterMark
  // We must ensure that previous needDrain will not be reset to false.
  if (!ret) state.needDrain = true
`,
    to: ``,
  },
  {
    file: `${streams}/writable.js`,
    because: 'as above',
    from: `  // Return false if errored or destroyed in order to break
  // any synchronous`,
    to: `  const ret = state.length < state.highWaterMark || state.length === 0
  if (!ret) state.needDrain = true
  // Return false if errored or destroyed in order to break
  // any synchronous`,
  },
  {
    file: `${streams}/writable.js`,
    because: 'a write that nobody asks after needs no tick',
    from: `      if (state.afterWriteTickInfo !== null && state.afterWriteTickInfo.cb === cb) {`,
    to: `      if (cb === nop && !state.needDrain && !state.destroyed) {
        state.pendingcb--
        if (state.ending) finishMaybe(stream, state, true)
      } else if (state.afterWriteTickInfo !== null && state.afterWriteTickInfo.cb === cb) {`,
  },
  {
    file: `${streams}/duplex.js`,
    because: 'the order in which its properties are made shows when it is printed',
    from: `  Readable.call(this, options)
  Writable.call(this, options)
  if (options) {`,
    to: `  require('./legacy').placeEvents(this, 'duplex')
  this._readableState = undefined
  this._writableState = undefined
  this.allowHalfOpen = true
  if (options) {
    for (const name of ['read', 'write']) if (typeof options[name] === 'function') this['_' + name] = options[name]
  }
  Readable.call(this, options)
  Writable.call(this, options)
  if (options) {`,
  },
  {
    file: `${streams}/duplexify.js`,
    because: 'a pair of web streams is a plain Duplex',
    from: `return Duplexify.fromWeb(body)`,
    to: `return Duplex.fromWeb(body)`,
  },
  {
    file: `${streams}/duplex.js`,
    because: 'destroying the writable side calls back the writes that wait',
    from: `if (!Duplex.prototype[method])`,
    to: `if (method === 'destroy' || !Duplex.prototype[method])`,
  },
  {
    file: `${streams}/destroy.js`,
    because: 'what waited for a stream to be made goes on in the same tick',
    from: `process.nextTick(emitConstructNT, stream)`,
    to: `emitConstructNT(stream)`,
  },
  {
    file: `${streams}/pipeline.js`,
    because: 'the error carries the reason of the signal',
    from: `finishImpl(new AbortError())`,
    to: `finishImpl(new AbortError(undefined, { cause: outerSignal === undefined ? undefined : outerSignal.reason }))`,
  },
  {
    file: `${streams}/pipeline.js`,
    because: 'nothing is piped into a stream that takes no more',
    from: `        finishCount += 2
        const cleanup = pipe(ret, stream, finish, {`,
    to: `        finishCount += 2
        if (stream.destroyed || stream.closed) throw new ERR_STREAM_UNABLE_TO_PIPE()
        const cleanup = pipe(ret, stream, finish, (err) => finishImpl(err, false), {`,
  },
  {
    file: `${streams}/pipeline.js`,
    because: 'as above',
    from: `    ERR_STREAM_PREMATURE_CLOSE
  },`,
    to: `    ERR_STREAM_PREMATURE_CLOSE,
    ERR_STREAM_UNABLE_TO_PIPE
  },`,
  },
  {
    file: `${streams}/pipeline.js`,
    because: 'a destination that closes early is one end of a pipe and not both',
    from: `function pipe(src, dst, finish, { end }) {`,
    to: `function pipe(src, dst, finish, finishOnError, { end }) {`,
  },
  {
    file: `${streams}/pipeline.js`,
    because: 'as above',
    from: `      finish(new ERR_STREAM_PREMATURE_CLOSE())`,
    to: `      finishOnError(new ERR_STREAM_PREMATURE_CLOSE())`,
  },
  {
    file: `${streams}/pipeline.js`,
    because: 'an error event is no end of a stream',
    from: `err.code !== 'ERR_STREAM_PREMATURE_CLOSE') {
          finish(err)`,
    to: `err.code !== 'ERR_STREAM_PREMATURE_CLOSE') {
          finishImpl(err, false)`,
  },
  ...['operators.js'].flatMap((file): Patch[] => [
    {
      file: `${streams}/${file}`,
      because: 'the error names functions only',
      from: `new ERR_INVALID_ARG_TYPE('fn', ['Function', 'AsyncFunction'], fn)`,
      to: `new ERR_INVALID_ARG_TYPE('fn', 'Function', fn)`,
      times: 4,
    },
    {
      file: `${streams}/${file}`,
      because: 'as above',
      from: `new ERR_INVALID_ARG_TYPE('reducer', ['Function', 'AsyncFunction'], reducer)`,
      to: `new ERR_INVALID_ARG_TYPE('reducer', 'Function', reducer)`,
    },
  ]),
  ...(
    [
      ['new BufferList()', '[]', 1],
      ['state.buffer.first()', 'state.buffer[0]', 2],
      ['state.buffer.clear()', 'BufferList.clear(state.buffer)', 1],
      ['  buffer.clear()', '  BufferList.clear(buffer)', 1],
      ['state.buffer.concat(state.length)', 'BufferList.concat(state.buffer, state.length)', 1],
      ['state.buffer.consume(n, state.decoder)', 'BufferList.consume(state.buffer, n)', 1],
    ] as const
  ).map(
    ([from, to, times]): Patch => ({
      file: `${streams}/readable.js`,
      because: 'chunks wait in an array (guest-chunks.ts)',
      from,
      to,
      times,
    }),
  ),
];
