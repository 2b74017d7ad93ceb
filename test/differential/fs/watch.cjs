// The events of watch, watchFile and promises.watch, encodings, what is ignored, signals, queues and closing.
const fs=require('fs'); const D='/tmp/nodelet-case-watch'; fs.rmSync(D,{recursive:true,force:true}); fs.mkdirSync(D); fs.writeFileSync(D+'/f','');
const wait=(ms)=>new Promise(r=>setTimeout(r,ms)); const P=fs.promises;
const pt=async(n,f)=>{try{console.log(n,await f())}catch(e){console.log(n,e.name,e.code,e.message,JSON.stringify(e))}};
(async()=>{
 for (const [n,a] of Object.entries({ov:[D,{overflow:'x'}],ig:[D,{ignore:5}],})) await pt(n,()=>{const w=P.watch(...a); return Promise.race([w.next(),wait(50).then(()=>'none')])});
 const w=P.watch(D,{persistent:false}); console.log(Object.prototype.toString.call(w), typeof w[Symbol.asyncDispose]); 
 const show=(l)=>(e,f)=>console.log(l,e,f);
 const w1=fs.watch(D,show('w1')); w1.on('close',(...a)=>console.log('close',a.length)); w1.on('error',(e)=>console.log('err',e.message));
 const w2=fs.watch(D,{encoding:'buffer'},show('w2')); const w3=fs.watch(D,{encoding:'hex'},show('w3'));  const wi=fs.watch(D,{ignore:['*.log',/^g/,(n)=>n==='h']},show('wi'));
 fs.writeFileSync(D+'/new','x'); await wait(100);console.log('-'); fs.renameSync(D+'/new',D+'/g2'); await wait(100);console.log('-'); fs.unlinkSync(D+'/g2'); await wait(100);console.log('-'); fs.appendFileSync(D+'/f','yy'); await wait(100);console.log('-'); fs.chmodSync(D+'/f',0o600); await wait(100);console.log('-'); fs.writeFileSync(D+'/a.log',''); fs.mkdirSync(D+'/h'); await wait(100);console.log('-'); fs.writeFileSync(D+'/h/x',''); await wait(100);
 console.log(w1.close(),w1.close(),w1._handle, w1.ref()===w1,w1.unref()===w1); console.log('sync after close'); w2.close();w3.close(); wi.close(); await wait(20);
 const kinds=new Set(); const wf=fs.watch(D+'/f',(e,n)=>kinds.add(e+n)); fs.appendFileSync(D+'/f','1'); await wait(100); fs.unlinkSync(D+'/f'); await wait(100); wf.close(); console.log([...kinds].join()); 
 const ac=new AbortController(); const wa=fs.watch(D,{signal:ac.signal},show('wa')); wa.on('close',()=>console.log('aborted close')); wa.on('error',(e)=>console.log('aborted err',e.name)); ac.abort(); await wait(20);
 const wb=fs.watch(D,{signal:ac.signal}); wb.on('close',()=>console.log('pre-aborted close')); await wait(10);
 const ac2=new AbortController(); const pw=P.watch(D,{signal:ac2.signal}); setTimeout(()=>ac2.abort(),20); await pt('paw',async()=>{for await(const e of pw)console.log(e)}); 
 const rw=fs.watch(D,{recursive:true},(e,f)=>e==='rename'&&console.log('rw',e,f)); console.log(rw.constructor.name); await wait(100); fs.writeFileSync(D+'/h/y','1'); await wait(60); console.log('-');fs.mkdirSync(D+'/h/i'); await wait(60);console.log('-'); fs.writeFileSync(D+'/h/i/z',''); await wait(60);console.log('-'); fs.rmSync(D+'/h/i/z'); await wait(60); rw.on('close',()=>console.log('rclose')); rw.close(); await wait(10);
 const q=P.watch(D,{maxQueue:2}); const it=q.next(); for (const n of ['1','2','3','4','5']) fs.mkdirSync(D+'/q'+n); console.log(await it); await wait(500); console.log(await q.next(),await q.next()); const pend=q.next(); setTimeout(()=>fs.mkdirSync(D+'/q9'),20); console.log('pend',await pend); console.log(await q.return('x'),await q.next());
 const q2=P.watch(D,{maxQueue:1,overflow:'error'}); const it2=q2.next(); for (const n of ['1','2','3']) fs.rmdirSync(D+'/q'+n); await wait(300); await pt('ov',()=>it2); await pt('ov',()=>q2.next());
 console.log('== watchFile'); const sh=(l)=>(c,p)=>console.log(l,c.size,p.size,c.mtimeMs===0,p.mtimeMs===0,typeof c.size,c.constructor.name,c.nlink);
 const f=D+'/wf'; const a=fs.watchFile(f,{interval:20},sh('a')); const b=fs.watchFile(f,{interval:20},sh('b')); console.log(a===b); await wait(80); fs.writeFileSync(f,'123'); await wait(80); fs.unwatchFile(f); fs.writeFileSync(f,'12345'); await wait(60); const L=sh('L'); const c=fs.watchFile(f,{interval:20,bigint:true},L); await wait(100); fs.writeFileSync(f,'1'); await wait(80); fs.unlinkSync(f); await wait(80); fs.unwatchFile(f,L); console.log(c.listenerCount('change')); c.on('stop',()=>console.log('stop'));
 const s=fs.watchFile(f,{interval:20,persistent:false},()=>{}); s.on('stop',()=>console.log('stop')); console.log(s.unref()===s,s.ref()===s); fs.unwatchFile(f); await wait(100); console.log(s.stop(),s.listenerCount('change'));
 fs.watchFile(f,()=>{}).on('stop',()=>console.log('stop2')); fs.unwatchFile(f,()=>{}); fs.unwatchFile(f);
 fs.rmSync(D,{recursive:true}); await wait(100); process.exit();
})();

