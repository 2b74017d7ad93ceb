// An error has its stack first.
const { inspect } = require('util');
const t = (n, f) => { try { console.log(n, f()); } catch (e) { console.log(n, e.name, e.message); } };
t('keys', () => [Object.getOwnPropertyNames(new Error('x', { cause: 1 })), Object.getOwnPropertyNames(new AggregateError([], 'm')), Object.getOwnPropertyNames(Error()), (() => { try { null.x; } catch (e) { return Object.getOwnPropertyNames(e); } })(), (() => { const o = {}; Error.captureStackTrace(o); return Object.getOwnPropertyNames(o); })()]);
t('promall', () => { const r = Promise.any([]).catch((e) => console.log(Object.getOwnPropertyNames(e), e.stack)); return 1; });
