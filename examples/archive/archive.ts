/**
 * A volume of one's own: a program runs out of a tar archive, which is not unpacked. Under an overlay, sandboxes can write
 * to it, each for itself.
 *
 *     npx tsx examples/archive/archive.ts
 */
import { createSandbox, memoryVolume, overlayVolume } from 'nodelet';
import { tarVolume } from './tar-volume.ts';

const archive = tarVolume(
  pack({
    'README.md': '# Greeter\n',
    'src/main.js': "import { greet } from './greet.js'; export { greet };",
    'src/greet.js': 'export const greet = (name) => `Hello, ${name}!`;',
    // A hostile archive tries this; the volume leaves it out.
    '../../outside.txt': 'not here',
  }),
);

const sandbox = await createSandbox({
  capabilities: { fs: { mounts: { '/app': archive, '/writable': overlayVolume(archive, memoryVolume()) } } },
});
const read = sandbox.evaluate(`
  const fs = process.getBuiltinModule('fs');
  const attempt = (use) => { try { return use() ?? 'yes'; } catch (error) { return error.code; } };
  [
    fs.readdirSync('/app').join(', '),
    fs.readFileSync('/app/README.md', 'utf8').trim(),
  ].join('\\n')`);
console.log(read.ok ? read.value : read.error);

await sandbox.run({ path: '/app/src/main.js' });
const greeting = await sandbox.call('greet', ['Ada']);
console.log(greeting.ok ? greeting.value : greeting.error);

const written = sandbox.evaluate(`
  const write = (path) => attempt(() => fs.writeFileSync(path, 'changed'));
  'written: ' + write('/app/README.md') + ', on the overlay: ' + write('/writable/README.md') +
    '\\nup and out: ' + attempt(() => fs.readFileSync('/app/../outside.txt'))`);
console.log(written.ok ? written.value : written.error);
sandbox.dispose();

const files = [archive.stat('README.md'), archive.stat('src/main.js'), archive.stat('src/greet.js')];
console.log(
  `the archive has its ${files.length} files still: ${files.every((stat) => stat?.type === 'file') && archive.stat('README.md')?.size === 10}`,
);

/** Writes an archive, as `tar` would. */
function pack(files: Record<string, string>): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (const [name, content] of Object.entries(files)) {
    const bytes = new TextEncoder().encode(content);
    const header = new Uint8Array(512);
    const set = (at: number, value: string): unknown => new TextEncoder().encodeInto(value, header.subarray(at));
    set(0, name);
    set(100, '0000644');
    set(124, bytes.length.toString(8).padStart(11, '0'));
    set(136, '00000000000');
    set(156, '0');
    set(257, 'ustar');
    const padded = new Uint8Array(Math.ceil(bytes.length / 512) * 512);
    padded.set(bytes);
    blocks.push(header, padded);
  }
  blocks.push(new Uint8Array(1024));
  return new Uint8Array(Buffer.concat(blocks));
}
