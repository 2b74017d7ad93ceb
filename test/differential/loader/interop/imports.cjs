exports.run = async () => Object.keys(await import('./no-default.mjs'));
exports.bad = () => import('./nowhere.mjs');
