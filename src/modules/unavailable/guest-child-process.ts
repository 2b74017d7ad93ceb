import { surface } from 'internal:surface';

/** nodejs.org/api/child_process.html. DIVERGES: a sandbox has no other programs; all of `child_process` refuses. */
export default surface(
  'child_process',
  `
  _forkChild/2
  ChildProcess/0 : EventEmitter spawn kill ref unref
  exec/3
  execFile/4
  execFileSync/3
  execSync/2
  fork/1
  spawn/3
  spawnSync/3
`,
);
