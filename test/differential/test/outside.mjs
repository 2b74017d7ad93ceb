import test from 'node:test';
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
test('uncaught',async ()=>{ setTimeout(()=>{throw new Error('late')},5); await new Promise(r=>setTimeout(r,30)); });
test('unhandled',async ()=>{ Promise.reject(new Error('rej')); await new Promise(r=>setTimeout(r,30)); });
test('after end',()=>{ setTimeout(()=>{throw new Error('very late')},5); });
test('sub after end',(t)=>{ setTimeout(()=>t.test('late sub',()=>{}),5); });
test('z',async()=>{ await new Promise(r=>setTimeout(r,30));});
test('expect', {expectFailure:true}, ()=>{throw new Error('x')}); test('expect2', {expectFailure:true}, ()=>{}); 
test('conc',{concurrency:true},async t=>{ await Promise.all([t.test('1',async()=>{await new Promise(r=>setTimeout(r,20))}),t.test('2',async()=>{await 1})]); });
