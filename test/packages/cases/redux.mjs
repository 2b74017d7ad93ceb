import { applyMiddleware, bindActionCreators, combineReducers, compose, createStore, isAction, isPlainObject, legacy_createStore } from 'redux';

const todos = (state = [], action) => (action.type === 'add' ? [...state, { text: action.text }] : state);
const count = (state = 0, { type, by = 1 }) => (type === 'up' ? state + by : state);
const logger = ({ getState }) => (next) => (action) => { console.log('before', action, getState()); const result = next(action); console.log('after', getState()); return result; };
const thunk = ({ dispatch, getState }) => (next) => (action) => (typeof action === 'function' ? action(dispatch, getState) : next(action));
const store = legacy_createStore(combineReducers({ todos, count }), { count: 5 }, compose(applyMiddleware(thunk, logger)));
const off = store.subscribe(() => console.log('changed', store.getState().count));
store.dispatch({ type: 'add', text: 'one' });
console.log(await store.dispatch(async (dispatch, getState) => { await null; dispatch({ type: 'up', by: 10 }); return getState().count; }));
const { up } = bindActionCreators({ up: (by) => ({ type: 'up', by }) }, store.dispatch);
console.log(up(2));
off();
store.replaceReducer(combineReducers({ count }));
console.log(store.getState(), isAction({ type: 'x' }), isAction({ type: 1 }), isPlainObject(new Map()), compose((x) => x * 2, (x) => x + 1)(3), Object.keys(store));
const symbol = Symbol.observable ?? '@@observable';
store[symbol]?.().subscribe({ next: (state) => console.log('observed', state) }).unsubscribe();
for (const attempt of [() => createStore(5), () => store.dispatch(5), () => store.dispatch({}), () => store.dispatch({ type: 1 }), () => combineReducers({ bad: () => undefined })({}, { type: 'x' }), () => store.subscribe('x'), () => createStore((state, action) => { if (action.type === 'x') store2.getState(); return state ?? 1; }), () => bindActionCreators(5)]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name, error.message);
  }
}
