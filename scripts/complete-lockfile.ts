/**
 * Adds to package-lock.json the packages of other platforms that npm left out. npm drops an optional package from the
 * lockfile when the registry it asks does not have it (a mirror need not carry every platform), and npm 11 then refuses
 * `npm ci` everywhere: "Missing: <package> from lock file". Name and version are known, because tools pin their
 * binaries exactly; what is not known is the integrity, which npm adds once it sees the package.
 *
 *     npx tsx scripts/complete-lockfile.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface LockedPackage {
  version?: string;
  cpu?: string | string[];
  os?: string | string[];
  libc?: string[];
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}

interface Lockfile {
  packages: Record<string, LockedPackage>;
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'x64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x'];

/** What `@scope/tool-linux-arm64-musl` and its kind tell in their name; undefined for a package of no platform. */
export function platformOf(name: string): Pick<LockedPackage, 'cpu' | 'os' | 'libc'> | undefined {
  const words = name.split(/[-/]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) return undefined;
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : undefined;
  return { cpu: [cpu], os: [os], ...(libc !== undefined && os === 'linux' ? { libc } : {}) };
}

/** Where npm looks for `name` from the package at `path`: its own node_modules, then those of the folders above. */
function isLocked({ packages }: Lockfile, path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}

/** The lockfile with every optional package of a platform in it, and the names of those that were missing. */
export function completeLockfile(lockfile: Lockfile): { lockfile: Lockfile; added: string[] } {
  const packages = { ...lockfile.packages };
  const added: string[] = [];
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lockfile.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const platform = platformOf(name);
      if (platform === undefined || isLocked(lockfile, path, name) || !/^\d+\.\d+\.\d+$/.test(version)) continue;
      const { cpu, os, libc } = platform;
      // Beside the package that asks for it, so that two versions of a tool never meet.
      const place = `${path.slice(0, path.lastIndexOf('node_modules/'))}node_modules/${name}`;
      packages[place] = { version, cpu, ...(dev ? { dev } : {}), ...(libc ? { libc } : {}), optional: true, os } as LockedPackage;
      added.push(place);
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  return { lockfile: { ...lockfile, packages: Object.fromEntries(sorted) }, added };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  const { lockfile, added } = completeLockfile(JSON.parse(readFileSync(path, 'utf8')) as Lockfile);
  if (added.length > 0) writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`);
  console.log(added.length === 0 ? 'Nothing is missing' : added.join('\n'));
}
