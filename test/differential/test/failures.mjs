import test, { describe, it, mock } from 'node:test'; import assert from 'node:assert';
// Durations and the frames of Node's own files are not compared.
const { write } = process.stdout;
process.stdout.write = function (text, ...rest) {
  const plain = String(text)
    .replace(/\([\d.]+ms\)/g, '(ms)')
    .replace(/duration_ms [\d.]+/g, 'duration_ms')
    .replace(/\n *at .*(?=\n)/g, '')
    .replace(/\n *\.\.\. \d+ lines matching cause stack trace \.\.\./g, '');
  return Reflect.apply(write, this, [plain, ...rest]);
};
test('getter fn', t=>{ const s=t.mock.fn(); process.on('exit', () => console.log(s.name,s.length,typeof s.mock, Object.keys(s), s.mock)); console.log(t.mock.fn(function foo(a,b){}).name); const o={a(){}}; console.log(t.mock.method(o,'a').name); });
describe('concurrent',{concurrency:true},()=>{ it('slow',async()=>{await new Promise(r=>setTimeout(r,20));}); it('fast',async()=>{}); });
describe('suite timeout',{timeout:10},()=>{ it('slow',async()=>{await new Promise(r=>setTimeout(r,60));}); });
describe('skip in suite',()=>{ it('a',{skip:'r'},()=>{}); it.todo('b'); it.skip('c'); it('d',{todo:true},()=>{throw new Error('x')}); });
test('diag order',async t=>{ t.diagnostic('one'); await t.test('sub',t=>t.diagnostic('sub diag')); t.diagnostic('two'); });
test('hooks timeouts', async t=>{ t.beforeEach(async()=>{await new Promise(r=>setTimeout(r,50))},{timeout:5}); await t.test('x',()=>{}); });
test('after fails', async t=>{ t.after(()=>{throw new Error('after err')}); });
test('afterEach fails', async t=>{ t.afterEach(()=>{throw new Error('afterEach err')}); await t.test('x',()=>{}); });
test('name with # and \\ and\nnewline',()=>{});
test('symbol thrown',()=>{ throw Symbol('a') }); test('null thrown',()=>{ throw null }); test('object thrown',()=>{ throw {a:1} });
test('assertion diff', () => { assert.deepStrictEqual({a:1,b:[1,2]},{a:1,b:[1,3]}); });
test('subtest of skipped',{skip:true},async t=>{ await t.test('never',()=>{}); });
describe('deep', ()=>{ describe('er', ()=>{ describe('est', ()=>{ it('fails',()=>{ throw new Error('deep error') }); }); }); });
test('nested timeouts',{timeout:20},async t=>{ await t.test('inner',()=>new Promise(r=>setTimeout(r,100))); });
