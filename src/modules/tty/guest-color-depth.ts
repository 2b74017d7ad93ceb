import { emitProcessWarning } from 'internal:warnings';

type Environment = Readonly<Record<string, string | undefined>>;

/** Bits per pixel: none, 16 colours, 256 colours, all. */
const NONE = 1;
const FEW = 4;
const MANY = 8;
const ALL = 24;

const SERVICES: Readonly<Record<string, number>> = {
  APPVEYOR: MANY,
  BUILDKITE: MANY,
  CIRCLECI: ALL,
  DRONE: MANY,
  GITEA_ACTIONS: ALL,
  GITHUB_ACTIONS: ALL,
  GITLAB_CI: MANY,
  TRAVIS: MANY,
};
const PROGRAMS: Readonly<Record<string, number>> = { HyperTerm: ALL, MacTerm: ALL, Apple_Terminal: MANY };
const DEEP_TERMS = ['mosh', 'rxvt-unicode-24bit', 'terminator', 'xterm-kitty'];
const TERMS = /^(?:eterm|cons25|console|cygwin|dtterm|gnome|hurd|jfbterm|konsole|kterm|mlterm|putty|st)$/;
const TERM_PARTS = /ansi|color|linux|direct|^con[0-9]*x[0-9]|^rxvt|^screen|^xterm|^vt100|^vt220/;

let isWarned = false;

/** `FORCE_COLOR` wins over what says that there are none, and warns (observed). */
function warnAboutContradiction(env: Environment): void {
  if (isWarned) return;
  isWarned = true;
  const name = env.NODE_DISABLE_COLORS !== undefined && env.NODE_DISABLE_COLORS !== '' ? 'NODE_DISABLE_COLORS' : 'NO_COLOR';
  if (env[name] === undefined || env[name] === '') return;
  emitProcessWarning(`The '${name}' env is ignored due to the 'FORCE_COLOR' env being set.`, 'Warning');
}

function forcedDepth(env: Environment): number | undefined {
  switch (env.FORCE_COLOR) {
    case undefined:
      return undefined;
    case '':
    case '1':
    case 'true':
      warnAboutContradiction(env);
      return FEW;
    case '2':
      warnAboutContradiction(env);
      return MANY;
    case '3':
      warnAboutContradiction(env);
      return ALL;
    default:
      return NONE;
  }
}

/** nodejs.org/api/tty.html#writestreamgetcolordepthenv */
export function colorDepth(env: Environment): number {
  const forced = forcedDepth(env);
  if (forced !== undefined) return forced;
  const isSet = (name: string): boolean => env[name] !== undefined && env[name] !== '';
  if (isSet('NODE_DISABLE_COLORS') || isSet('NO_COLOR') || env.TERM === 'dumb') return NONE;
  if (env.TMUX) return ALL;
  if ('TF_BUILD' in env && 'AGENT_NAME' in env) return FEW;
  if ('CI' in env) {
    for (const name of Object.keys(SERVICES)) if (name in env) return SERVICES[name]!;
    return env.CI_NAME === 'codeship' ? MANY : NONE;
  }
  if ('TEAMCITY_VERSION' in env) return /^(?:9\.0*[1-9][0-9]*\.|[0-9]{2,}\.)/.test(env.TEAMCITY_VERSION!) ? FEW : NONE;
  if (env.TERM_PROGRAM === 'iTerm.app') {
    return !env.TERM_PROGRAM_VERSION || /^[0-2]\./.test(env.TERM_PROGRAM_VERSION) ? MANY : ALL;
  }
  const program = PROGRAMS[env.TERM_PROGRAM ?? ''];
  if (program !== undefined) return program;
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return ALL;
  if (env.TERM) {
    if (env.TERM.startsWith('xterm-256')) return MANY;
    const term = env.TERM.toLowerCase();
    if (DEEP_TERMS.includes(term)) return ALL;
    if (TERMS.test(term) || TERM_PARTS.test(term)) return FEW;
  }
  return env.COLORTERM ? FEW : NONE;
}
