/**
 * A plugin that somebody else wrote: it picks the updates that a customer needs out of a list of releases, and mails them.
 * It runs inside a sandbox. zod and semver are the real packages, from a node_modules folder that the host mounts.
 */

import { send } from 'host:mail';
import { readFile, writeFile } from 'node:fs/promises';
import semver from 'semver';
import { z } from 'zod';

const Release = z.object({
  name: z.string(),
  version: z.string().refine((version) => semver.valid(version) !== null, 'must be a version'),
  security: z.boolean(),
  notes: z.string(),
});

export interface Customer {
  readonly mail: string;
  readonly installed: Readonly<Record<string, string>>;
}

export interface Update {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly security: boolean;
}

/** Finds the newest release of each installed package, and sends the list to the customer. */
export async function handle({ mail, installed }: Customer): Promise<{ updates: Update[]; mailId: string }> {
  const releases = z.array(Release).parse(JSON.parse(await readFile('/data/releases.json', 'utf8')));
  const updates: Update[] = [];
  for (const [name, from] of Object.entries(installed)) {
    const newer = releases.filter((release) => release.name === name && semver.gt(release.version, from));
    const to = semver.maxSatisfying(
      newer.map(({ version }) => version),
      '*',
    );
    if (to === null) continue;
    const security = newer.some((release) => release.security && semver.lte(release.version, to));
    updates.push({ name, from, to, kind: semver.diff(from, to) ?? 'none', security });
  }
  updates.sort((a, b) => Number(b.security) - Number(a.security) || a.name.localeCompare(b.name));

  const text = updates
    .map(({ name, from, to, security }) => `${name} ${from} -> ${to}${security ? ' (security)' : ''}`)
    .join('\n');
  const { id } = await send({ to: mail, subject: `${updates.length} updates`, text });
  console.log(`mailed ${updates.length} updates as ${id}`);
  return { updates, mailId: id };
}

/** What a plugin might try beyond its grants. Each attempt ends in an error with a code; the answers are listed. */
export async function trespass(): Promise<Record<string, string>> {
  const attempts: Record<string, () => unknown> = {
    'read a file of the host': () => readFile('/etc/hostname', 'utf8'),
    'change the data': () => writeFile('/data/releases.json', '[]'),
    'change a package': () => writeFile('/app/node_modules/semver/index.js', ''),
    'mail a stranger': () => send({ to: 'stranger@elsewhere.example', subject: 'secret', text: 'secret' }),
    'run a command': async () => (await import('node:child_process')).execSync('id'),
    'read the environment': () => process.env.HOME ?? Promise.reject(Object.assign(new Error(), { code: 'empty' })),
  };
  const answers: Record<string, string> = {};
  for (const [what, attempt] of Object.entries(attempts)) {
    try {
      await attempt();
      answers[what] = 'allowed';
    } catch (error) {
      answers[what] = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    }
  }
  return answers;
}
