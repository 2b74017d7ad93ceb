// watch, watchFile and promises.watch: what is checked, which events come, and how watchers end.
const fs = require('fs');
const t = (n, f) => {
  try {
    const r = f();
    console.log(n, r && r.constructor ? r.constructor.name : r);
    r && r.close && r.close();
  } catch (e) {
    console.log(n, e.name, e.code, e.message, JSON.stringify(e));
  }
};
fs.rmSync(`${process.cwd()}/nodelet-case-watch-arguments`, { recursive: true, force: true });
const D = `${process.cwd()}/nodelet-case-watch-arguments`;
fs.mkdirSync(D);
fs.writeFileSync(D + '/f', '');
t('wf1', () => fs.watchFile());
t('wf2', () => fs.watchFile(D));
t('wf3', () => fs.watchFile(D, 5));
t('wf4', () => fs.watchFile(D, {}));
t('wf5', () => fs.watchFile(D, { interval: 'x' }, () => {}));
fs.unwatchFile(D);
t('wf6', () => fs.watchFile(D, null, () => {}));
fs.unwatchFile(D);
t('wf7', () => fs.watchFile(5, () => {}));
t('wf8', () => fs.watchFile(D, { interval: -1 }, () => {}));
fs.unwatchFile(D);
t('wf9', () => fs.watchFile(D, { bigint: 1 }, () => {}));
fs.unwatchFile(D);
t('uw', () => fs.unwatchFile());
t('uw', () => fs.unwatchFile('nope'));
t('uw', () => fs.unwatchFile(D, 5));
t('wf10', () => fs.watchFile('a\0', () => {}));

setTimeout(() => fs.rmSync(D, { recursive: true }), 50);
