const tty = require('node:tty');
const { inspect } = require('node:util');
const t = (f) => {
  try {
    console.log(inspect(f()));
  } catch (e) {
    console.log('!', e.name, e.code, e.message, inspect(e.info));
  }
};
t(() => tty.isatty('x'));
t(() => tty.isatty(-1));
t(() => tty.isatty(99));
t(() => tty.isatty(1.5));
t(() => new tty.WriteStream('x'));
t(() => new tty.WriteStream(-1));
t(() => tty.WriteStream(99));
t(() => new tty.ReadStream(-1));
t(() => new tty.ReadStream(99));
t(() => tty.ReadStream('x'));
const W = tty.WriteStream.prototype;
t(() => W.getColorDepth({}));
for (const e of [
  { TERM: 'xterm' },
  { TERM: 'xterm-256color' },
  { COLORTERM: 'truecolor' },
  { TERM: 'dumb' },
  { FORCE_COLOR: '1' },
  { FORCE_COLOR: '3' },
  { FORCE_COLOR: '' },
  { FORCE_COLOR: '0' },
  { NO_COLOR: '1' },
  { NODE_DISABLE_COLORS: '1' },
  { TMUX: '1' },
  { CI: '1' },
  { CI: '1', TRAVIS: '1' },
  { TEAMCITY_VERSION: '9.1' },
  { TEAMCITY_VERSION: '8' },
  { TERM_PROGRAM: 'iTerm.app' },
  { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '2.1' },
  { TERM_PROGRAM: 'HyperTerm' },
  { TERM_PROGRAM: 'Apple_Terminal' },
  { TERM: 'screen' },
  { TERM: 'rxvt-unicode' },
  { TERM: 'linux' },
  { TERM: 'ansi' },
  { TERM: 'vt220' },
  { TF_BUILD: '1', AGENT_NAME: 'x' },
  { TERM: 'mosh' },
  { TERM: 'xterm-kitty' },
  { TERM: 'fail' },
  { TERM: 'cons25' },
  { TERM: 'color' },
  { TERM: 'terminator' },
  { CI: '1', GITHUB_ACTIONS: '1' },
  { FORCE_COLOR: 'true' },
  { FORCE_COLOR: 'xx' },
  { CI: '1', CI_NAME: 'codeship' },
  { TERM: 'konsole' },
  { TERM: 'eterm' },
  { TERM: 'vt100' },
  { TERM: 'dtterm' },
  { COLORTERM: '24bit' },
  { COLORTERM: '1' },
  { TERM_PROGRAM: 'MacTerm' },
  { CI: '1', APPVEYOR: '1' },
  { CI: '1', GITEA_ACTIONS: '1' },
  { CI: '1', CIRCLECI: '1' },
  { TERM: 'xterm-direct' },
])
  t(() => [JSON.stringify(e), W.getColorDepth(e)]);
t(() => W.hasColors(16, { TERM: 'xterm' }));
t(() => W.hasColors({ TERM: 'xterm-256color' }));
t(() => W.hasColors('x'));
t(() => W.hasColors(1));
t(() => W.hasColors(-1));

for (const name of 'APPVEYOR BUILDKITE CIRCLECI DRONE GITEA_ACTIONS GITHUB_ACTIONS GITLAB_CI TRAVIS BUILDBOT JENKINS'.split(
  ' ',
)) {
  t(() => [name, W.getColorDepth({ CI: '1', [name]: '1' }), W.getColorDepth({ [name]: '1', TERM: 'xterm' })]);
}
for (const TERM of 'eterm cons25 console cygwin dtterm gnome hurd jfbterm konsole kterm mlterm mosh putty st rxvt-unicode-24bit terminator xterm-kitty con80x25 XTERM Vt100 foo-ansi x-color st-256 xterm-256 tmux tmux-256color alacritty wezterm'.split(
  ' ',
)) {
  t(() => [TERM, W.getColorDepth({ TERM }), W.getColorDepth({ TERM, COLORTERM: 'x' })]);
}
t(() => W.getColorDepth({ TEAMCITY_VERSION: '9.1.2' }));
t(() => W.getColorDepth({ TEAMCITY_VERSION: '10.0' }));
t(() => W.getColorDepth({ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.1' }));
t(() => Object.keys(W));
t(() => Object.getPrototypeOf(W) === require('node:net').Socket.prototype);
t(() => tty.isatty(0) || tty.isatty(1));
