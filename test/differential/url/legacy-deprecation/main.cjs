// Who is warned of the legacy API, and how often: code in a node_modules folder is spared DEP0169.
const url = require('node:url');
const { viaPackage } = require('pkg');

process.removeAllListeners('warning');
process.on('warning', (warning) => console.log(`${warning.name} ${warning.code} ${warning.message}`));
const step = (label, run) =>
  new Promise((resolve) => {
    console.log(label);
    try {
      run();
    } catch (error) {
      console.log(error.code);
    }
    setImmediate(resolve);
  });

(async () => {
  await step('package', () => viaPackage('http://a'));
  await step('package, bad port', () => viaPackage('http://a:b'));
  await step('format of an object', () => url.format({ host: 'h' }));
  await step('method', () => new url.Url().parse('http://a'));
  await step('WHATWG', () => url.fileURLToPath(url.pathToFileURL('/a')) + new URL('http://a').href);
  await step('own, wrong type', () => url.parse(1));
  await step('own', () => url.parse('http://a'));
  await step('own, bad port', () => url.parse('http://a:c'));
  await step('resolve', () => url.resolve('http://a:d', 'b'));
})();
