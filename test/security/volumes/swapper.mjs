// Swaps names between something inside and a link to outside, as fast as it can, until it is told to stop.
import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

const { root, outside, stop } = workerData;
const stopped = new Int32Array(stop);
const attempt = (run) => {
  try {
    run();
  } catch {
    // The other side makes and removes names too; a swap that fails is tried again.
  }
};
// Links that are ready to be put in place: one rename is one atomic swap.
mkdirSync(`${root}/.ready`);
parentPort.postMessage('ready');
while (Atomics.load(stopped, 0) === 0) {
  // A folder on the way becomes a link to outside and back.
  attempt(() => symlinkSync(outside, `${root}/.ready/folder`));
  attempt(() => renameSync(`${root}/way`, `${root}/.ready/kept`));
  attempt(() => renameSync(`${root}/.ready/folder`, `${root}/way`));
  attempt(() => unlinkSync(`${root}/way`));
  attempt(() => renameSync(`${root}/.ready/kept`, `${root}/way`));
  // A file becomes a link to a file outside and back.
  attempt(() => symlinkSync(`${outside}/file`, `${root}/.ready/file`));
  attempt(() => renameSync(`${root}/.ready/file`, `${root}/swapped`));
  attempt(() => writeFileSync(`${root}/.ready/plain`, 'inside'));
  attempt(() => renameSync(`${root}/.ready/plain`, `${root}/swapped`));
  // A deeper folder goes somewhere else in here and its place is taken by a link with the same names behind it.
  attempt(() => renameSync(`${root}/a/b`, `${root}/.ready/b`));
  attempt(() => symlinkSync(`${outside}/b`, `${root}/a/b`));
  attempt(() => unlinkSync(`${root}/a/b`));
  attempt(() => renameSync(`${root}/.ready/b`, `${root}/a/b`));
  Atomics.add(stopped, 1, 1);
}
rmSync(`${root}/.ready`, { recursive: true, force: true });
parentPort.postMessage('done');
