for (const v of ['1', '', 'x', 1.5, NaN, Infinity, -1, 256, 2**31, 2**53, true, null, undefined, {}, [], 5n, Symbol('a'), '0x10', ' 7 ', '1e2', '-3', () => {}]) {
  for (const how of ['set', 'exit']) {
    try { 
      if (how === 'set') { process.exitCode = v; console.log('set', String(v), typeof v, process.exitCode, typeof process.exitCode); }
      else { const r = process.reallyExit; process.reallyExit = (c) => { throw 'out ' + c + typeof c }; try { process.exit(v) } finally { process.reallyExit = r; process._exiting = false } }
    } catch (e) { console.log(how, String(v), typeof v, typeof e === 'string' ? e : `${e.name} ${e.code} ${e.message}`) }
  }
}
console.log(JSON.stringify(Object.getOwnPropertyDescriptor(process, 'exitCode')), Object.keys(process).includes('exitCode'));
process.exitCode = undefined;
