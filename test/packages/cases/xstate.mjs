import { assign, createActor, createMachine, fromCallback, fromPromise, initialTransition, setup, toPromise, transition, waitFor } from 'xstate';

const light = createMachine({ id: 'light', initial: 'green', states: { green: { on: { NEXT: 'yellow' } }, yellow: { on: { NEXT: { target: 'red', actions: () => console.log('to red') } } }, red: { initial: 'walk', states: { walk: { on: { TICK: 'stop' } }, stop: { type: 'final' } }, onDone: 'green', on: { NEXT: 'green' } } } });
const actor = createActor(light);
actor.subscribe(({ value }) => console.log('state', value));
actor.start();
for (const type of ['NEXT', 'NEXT', 'UNKNOWN', 'TICK']) actor.send({ type });
const machine = setup({
  actors: { load: fromPromise(async ({ input }) => { if (input.fail) throw new Error('load failed'); return [input.id, 'loaded']; }), beat: fromCallback(({ sendBack, receive }) => { receive((event) => sendBack({ type: 'ECHO', text: event.type })); return () => console.log('beat stopped'); }) },
  guards: { enough: ({ context }) => context.count >= 2 },
  actions: { log: (_, params) => console.log('action', params) },
}).createMachine({
  context: ({ input }) => ({ count: 0, id: input.id, result: null }), id: 'main', type: 'parallel',
  states: {
    work: { initial: 'idle', states: { idle: { entry: { type: 'log', params: { at: 'idle' } }, on: { GO: [{ guard: 'enough', target: 'loading' }, { actions: assign({ count: ({ context }) => context.count + 1 }) }] } }, loading: { invoke: { src: 'load', input: ({ context }) => ({ id: context.id, fail: context.id < 0 }), onDone: { target: 'done', actions: assign({ result: ({ event }) => event.output }) }, onError: { target: 'failed', actions: ({ event }) => console.log(event.error.message) } } }, done: { after: { 5: 'rested' } }, rested: {}, failed: {} } },
    side: { invoke: { src: 'beat', id: 'beat' }, on: { PING: { actions: ({ self }) => self.getSnapshot().children.beat.send({ type: 'PING' }) }, ECHO: { actions: ({ event }) => console.log('echo', event.text) } } },
  },
});
for (const id of [7, -1]) {
  const service = createActor(machine, { input: { id } }).start();
  for (const type of ['GO', 'GO', 'PING', 'GO']) service.send({ type });
  const snapshot = await waitFor(service, (state) => state.matches({ work: 'rested' }) || state.matches({ work: 'failed' }));
  console.log(snapshot.value, snapshot.context, snapshot.can({ type: 'GO' }), JSON.stringify(service.getPersistedSnapshot()).length > 100);
  service.stop();
}
const [initial] = initialTransition(light);
console.log(transition(light, initial, { type: 'NEXT' })[0].value, await toPromise(createActor(fromPromise(async () => 'promised')).start()));
try {
  createMachine({ initial: 'a', states: { a: { on: { X: 'nowhere' } } } }).root.on;
  createActor(createMachine({ initial: 'missing', states: { a: {} } })).start();
} catch (error) {
  console.log(error.name, error.message);
}
