const { inspect } = require('node:util');
const t = (f) => {
  try {
    console.log(inspect(f()));
  } catch (e) {
    console.log('!', e.name, e.code, e.message);
  }
};
for(const k of ['setuid','seteuid','setgid','setegid']){t(()=>process[k]());t(()=>process[k]({}));t(()=>process[k](-1));t(()=>process[k]('nosuchxx'));t(()=>process[k](1.5));t(()=>process[k](2**33))}
t(()=>process.initgroups());t(()=>process.initgroups(1));t(()=>process.initgroups(1,'fhqwhgadshgnsdhjsdbkhsdabkfabkveyb'));t(()=>process.initgroups('a',{}));t(()=>process.initgroups(null,1));
t(()=>process.setgroups());t(()=>process.setgroups(1));t(()=>process.setgroups([{}]));t(()=>process.setgroups(['nosuchxx']));t(()=>process.setgroups([-1]));
t(()=>process.execve());t(()=>process.execve('/x',1));t(()=>process.execve('/x',[1]));t(()=>process.execve('/x',[],1));t(()=>process.execve('/x',['a\0']));t(()=>process.execve('/x',[],{a:1}));
t(()=>process.binding('fs2'));t(()=>process.binding());t(()=>Object.keys(process.report).join());t(()=>process.allowedNodeEnvironmentFlags.size>100);t(()=>process.allowedNodeEnvironmentFlags.has('--no-warnings'));t(()=>process.allowedNodeEnvironmentFlags.has('--inspect_brk'));t(()=>process.allowedNodeEnvironmentFlags.has('inspect-brk'));t(()=>process.allowedNodeEnvironmentFlags.has('-r'));t(()=>process.allowedNodeEnvironmentFlags.has('--nope'));t(()=>process.allowedNodeEnvironmentFlags.add('x')===process.allowedNodeEnvironmentFlags);t(()=>process.allowedNodeEnvironmentFlags.delete('-r'));t(()=>process.allowedNodeEnvironmentFlags.clear());t(()=>process.allowedNodeEnvironmentFlags.has('--max-old-space-size=5'));t(()=>process.allowedNodeEnvironmentFlags.has('--'));t(()=>process.allowedNodeEnvironmentFlags.has(1));t(()=>Object.isFrozen(process.allowedNodeEnvironmentFlags));t(()=>Object.keys(process.finalization));
t(()=>process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap'));setTimeout(()=>{},1);const u=setTimeout(()=>{},1);u.unref();setImmediate(()=>{t(()=>process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap'))});t(()=>process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap'));t(()=>Array.isArray(process._getActiveHandles()));t(()=>process._getActiveRequests());t(()=>process.finalization.register(1,()=>{}));t(()=>process.finalization.registerBeforeExit({},()=>{}));t(()=>process.finalization.unregister({}));
t(()=>process.loadEnvFile('/nonexist'));t(()=>process.loadEnvFile(1));

for (const key of ['-r', 'r', '--r', 'conditions', 'no-warnings', '--no-warnings=1', 'max_old_space_size', '-max-old-space-size', '---require', '--perf_prof', '', '-', '--']) {
  t(() => [key, process.allowedNodeEnvironmentFlags.has(key)]);
}
t(() => [...process.allowedNodeEnvironmentFlags].sort());
t(() => (process.report.signal = 'sigusr1'));
t(() => (process.report.compact = 1));
t(() => process.report.writeReport(1));
t(() => Object.keys(process.report.getReport()));
