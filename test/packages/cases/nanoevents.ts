import { createNanoEvents, type Emitter } from 'nanoevents';

interface Events { tick: (count: number) => void; done: (text: string, list: readonly number[]) => void }
class Clock {
  readonly emitter: Emitter<Events> = createNanoEvents<Events>();
  on<E extends keyof Events>(event: E, callback: Events[E]) { return this.emitter.on(event, callback); }
  tick(count: number): void { this.emitter.emit('tick', count); }
}
const clock = new Clock();
const off = clock.on('tick', (count) => console.log('first', count));
const unbind = clock.on('tick', (count) => { console.log('second', count); if (count === 2) unbind(); });
clock.tick(1);
clock.tick(2);
off();
clock.tick(3);
clock.emitter.emit('done', 'nobody', [1]);
clock.on('done', (text, list) => console.log(text, list));
clock.emitter.emit('done', 'somebody', [1, 2]);
console.log(Object.keys(clock.emitter.events), clock.emitter.events.tick?.length);
clock.emitter.events = {};
clock.tick(4);
console.log(clock);
