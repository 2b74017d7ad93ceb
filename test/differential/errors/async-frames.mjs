// Frames of functions that await what runs.
const sl = () => new Promise((r) => setImmediate(r));
const p = (e) => console.log(e.stack.split('\n').slice(1).filter((l) => !/node:/.test(l)).map((l) => l.trim()).join(' | '));
async function a() { await sl(); throw new Error('a'); }
async function b() { await a(); }
const c = async () => { await b(); };
const o = { async m() { await c(); }, async *g() { await c(); yield 1; } };
class K { async m() { return await o.m(); } static async s() { await new K().m(); } }
await b().catch(p); await c().catch(p); await o.m().catch(p); await new K().m().catch(p); await K.s().catch(p);
try { await b(); } catch (e) { p(e); }
try { await K.s(); } catch (e) { p(e); }
try { await Promise.all([1, b()]); } catch (e) { p(e); }
try { await Promise.any([b()]); } catch (e) { p(e.errors[0]); }
try { const r = await Promise.allSettled([1, b()]); p(r[1].reason); } catch (e) { p(e); }
try { await o.g().next(); } catch (e) { p(e); }
async function ret() { return b(); } try { await ret(); } catch (e) { p(e); }
async function th() { await b().then((x) => x); } try { await th(); } catch (e) { p(e); }
async function th2() { await sl().then(() => { throw new Error('then'); }); } try { await th2(); } catch (e) { p(e); }
async function th3() { await sl().then(function named() { throw new Error('then'); }).finally(() => {}); } try { await th3(); } catch (e) { p(e); }
setTimeout(function timer() { p(new Error('timer')); }, 1); await new Promise((r) => setTimeout(r, 5));
process.nextTick(function tick() { p(new Error('tick')); }); queueMicrotask(() => p(new Error('mt'))); await sl();
async function sync() { throw new Error('sync'); } try { await sync(); } catch (e) { p(e); }
async function par() { const x = a(); const y = a(); y.catch(() => {}); await x; } try { await par(); } catch (e) { p(e); }
(await Promise.race([a().catch((e) => e)])).stack && p(new Error('after'));
async function nested() { await (async () => { await sl(); p(new Error('inner')); })(); } await nested();
async function forin() { for await (const x of [sl()]) p(new Error('fa')); } await forin();
export default 1; p(new Error('top'));
import { createRequire } from 'module';
