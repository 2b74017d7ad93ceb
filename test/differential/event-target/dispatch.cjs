// dispatchEvent: results, changes while dispatching, stopping, once, passive, nesting, misuse.
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    // Messages of the engine itself are not compared.
    const message = error instanceof TypeError && error.code === undefined ? '(engine)' : error.message;
    console.log(label, 'threw', error.constructor.name, error.name, error.code, message);
  }
}
const log = [];
const flush = (label) => console.log(label, log.splice(0).join(' '));
const fire = (target, type = 'x', init) => target.dispatchEvent(new Event(type, init));

const results = new EventTarget();
console.log(fire(results));
results.addEventListener('x', (event) => event.preventDefault());
console.log(fire(results), fire(results, 'x', { cancelable: true }));
const passive = new EventTarget();
passive.addEventListener('x', (event) => event.preventDefault(), { passive: true });
console.log(fire(passive, 'x', { cancelable: true }));
passive.addEventListener('x', (event) => {
  event.returnValue = false;
});
console.log(fire(passive, 'x', { cancelable: true }));

const adding = new EventTarget();
adding.addEventListener('x', () => {
  log.push('a');
  adding.addEventListener('x', () => log.push('added'), { once: true });
});
fire(adding);
flush('added by the last');
adding.addEventListener('x', () => log.push('b'));
fire(adding);
flush('added before another');
fire(adding);
flush('third');

const removing = new EventTarget();
const victim = () => log.push('victim');
removing.addEventListener('x', () => {
  log.push('remover');
  removing.removeEventListener('x', victim);
});
removing.addEventListener('x', victim);
removing.addEventListener('x', () => log.push('last'));
fire(removing);
flush('removed by an earlier one');
const self = new EventTarget();
function selfRemoving() {
  log.push('self');
  self.removeEventListener('x', selfRemoving);
}
self.addEventListener('x', selfRemoving);
self.addEventListener('x', () => log.push('next'));
fire(self);
fire(self);
flush('removes itself');
const readding = new EventTarget();
function readd() {
  log.push('r');
  readding.removeEventListener('x', readd);
  readding.addEventListener('x', readd);
}
readding.addEventListener('x', readd);
readding.addEventListener('x', () => log.push('other'));
fire(readding);
flush('removes and adds itself');

const once = new EventTarget();
once.addEventListener(
  'x',
  () => {
    log.push('once');
    fire(once);
  },
  { once: true },
);
fire(once);
fire(once);
flush('once');

const stop = new EventTarget();
stop.addEventListener('x', (event) => {
  log.push('1');
  event.stopPropagation();
});
stop.addEventListener('x', (event) => {
  log.push('2');
  event.stopImmediatePropagation();
});
stop.addEventListener('x', () => log.push('3'));
const stoppedEvent = new Event('x');
stop.dispatchEvent(stoppedEvent);
flush('stopped');
stop.dispatchEvent(stoppedEvent);
flush('stopped event again');
console.log(stoppedEvent.cancelBubble, stoppedEvent.target === stop);

const nested = new EventTarget();
const event = new Event('x');
nested.addEventListener('x', (e) => {
  show('same event', () => nested.dispatchEvent(e));
  show('init while dispatching', () => {
    e.initEvent('changed', true, true);
    return [e.type, e.bubbles];
  });
  console.log(new EventTarget() !== e.target, e.eventPhase);
});
nested.dispatchEvent(event);
show('again', () => nested.dispatchEvent(event));
const second = new EventTarget();
second.addEventListener('x', (e) => console.log(e.target === second, e.currentTarget === second));
second.dispatchEvent(event);

for (const value of [undefined, null, {}, 'x', 1, { type: 'x' }, Object.create(Event.prototype), Symbol('s')])
  show('dispatch', () => new EventTarget().dispatchEvent(value));
show('dispatch nothing', () => new EventTarget().dispatchEvent());
show('dispatch', () => results.dispatchEvent(new CustomEvent('custom', { detail: 1 })));

class Overriding extends EventTarget {
  dispatchEvent(e) {
    console.log('overridden', e.type);
    return super.dispatchEvent(e);
  }
}
const overriding = new Overriding();
overriding.addEventListener('x', () => console.log('heard'));
fire(overriding);

// An event of another type while one is under way.
const types = new EventTarget();
types.addEventListener('a', () => {
  log.push('a');
  fire(types, 'b');
  log.push('a end');
});
types.addEventListener('b', () => log.push('b'));
fire(types, 'a');
flush('types');
