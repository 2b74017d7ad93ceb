import mitt from 'mitt';

const emitter = mitt();
const log = [];
const onFoo = (event) => log.push(['foo', event]);
emitter.on('foo', onFoo);
emitter.on('*', (type, event) => log.push(['any', String(type), event]));
emitter.emit('foo', { a: 1 });
emitter.emit(Symbol('s'), 5);
emitter.off('foo', onFoo);
emitter.emit('foo');
emitter.on('self', function once(n) { emitter.off('self', once); log.push(['self', n]); });
emitter.on('self', (n) => log.push(['second', n]));
emitter.emit('self', 1);
emitter.emit('self', 2);
console.log(log, [...emitter.all.keys()], emitter.all.get('self').length, Object.keys(emitter));
emitter.off('self');
emitter.all.clear();
console.log(emitter.emit('foo'), emitter.all, mitt(new Map([['x', [() => console.log('preset')]]])).emit('x'));
