import test, { describe, it, before, after, beforeEach, afterEach, suite } from 'node:test';
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
const lines = [];
const l = (...a) => lines.push(a.join(' '));
process.on('exit', () => console.log(lines.join('\n')));
before(()=>l('root before')); after(()=>l('root after')); beforeEach((t)=>l('root beforeEach',t.name)); afterEach((t)=>l('root afterEach',t.name));
test('a',()=>l('a body')); l('after a decl');
describe('s',()=>{ l('s body'); before(()=>l('s before')); after(()=>l('s after')); beforeEach(()=>l('s beforeEach')); afterEach(()=>l('s afterEach')); it('s1',()=>l('s1')); it('s2',()=>l('s2')); describe('n',()=>{ beforeEach(()=>l('n beforeEach')); it('n1',()=>l('n1')); }); });
l('after s decl');
test('b',async (t)=>{ t.before(()=>l('b before')); t.after(()=>l('b after')); t.beforeEach(()=>l('b beforeEach')); t.afterEach(()=>l('b afterEach')); const p=t.test('b1',()=>{l('b1')}); l('b1 declared'); await p; l('b1 awaited', await t.test('b2',()=>l('b2'))); });
test('hookfail',async t=>{ t.beforeEach(()=>{throw new Error('beforeEach fails')}); await t.test('x',()=>l('x ran')); });
describe('before fails',()=>{ before(()=>{throw new Error('before boom')}); it('y',()=>l('y ran')); });
describe('after fails',()=>{ after(()=>{throw new Error('after boom')}); it('z',()=>{}); });
test('cancelled child', t=>{ t.test('c1',()=>new Promise(r=>setTimeout(r,30))); t.test('c2',()=>{}); throw new Error('parent fails') });
describe('suite throws',()=>{ it('q',()=>{}); throw new Error('suite boom'); });
test('plan ok',t=>{t.plan(1);t.assert.ok(1)}); test('plan less',t=>{t.plan(2);t.assert.ok(1)}); test('plan more',t=>{t.plan(1);t.assert.ok(1);t.assert.ok(1)}); test('plan sub',{plan:1},async t=>{await t.test('ps',()=>{})});
test('cb+promise',async (t,done)=>{ done(); }); test('cb twice',(t,done)=>{ done(); done(); });
test('aborted',{signal:AbortSignal.abort()},()=>{}); const ac=new AbortController(); test('abort later',{signal:ac.signal},()=>{setTimeout(()=>ac.abort(),5);return new Promise(()=>{})});
