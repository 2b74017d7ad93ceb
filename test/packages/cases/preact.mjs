import { Component, Fragment, cloneElement, createContext, h, isValidElement, toChildArray } from 'preact';
import { useContext, useId, useMemo, useReducer, useState } from 'preact/hooks';
import render, { renderToStringAsync } from 'preact-render-to-string';
import { jsx } from 'preact/jsx-runtime';
import { Suspense, lazy } from 'preact/compat';

const Theme = createContext('light');
class Clock extends Component {
  state = { ticks: 3 };
  componentWillMount() { this.setState({ ticks: 4 }); }
  render({ label }, { ticks }) { return h('time', { title: label }, ticks); }
}
const App = ({ list, children }) => {
  const [count] = useState(() => list.length);
  const [sum] = useReducer((value) => value, 5);
  const upper = useMemo(() => list.map((text) => text.toUpperCase()), [list]);
  return h(Fragment, null, h('h1', { class: 'a', style: { color: 'red', fontSize: 12 }, onClick() {} }, useContext(Theme), count, sum), h('ul', null, upper.map((text) => h('li', { key: text, 'data-x': '<"&' }, text))), h(Clock, { label: 'now' }), children, h('input', { checked: true, value: 'v', disabled: false }), h('div', { dangerouslySetInnerHTML: { __html: '<u>x</u>' } }), h('p', { id: useId() }));
};
const tree = h(Theme.Provider, { value: 'dark' }, h(App, { list: ['one', 'two'] }, h('br'), 'text & more', null, true, 0));
console.log(render(tree));
console.log(render(jsx('p', { children: ['a', jsx('b', { children: 1 })] }), null, { pretty: true }), isValidElement(tree), toChildArray([1, [null, 'x']]), cloneElement(h('i', { a: 1 }), { b: 2 }).props);
const Lazy = lazy(async () => ({ default: ({ name }) => h('em', null, name) }));
console.log(await renderToStringAsync(h(Suspense, { fallback: 'wait' }, h(Lazy, { name: 'late' }))));
try {
  render(h(() => { throw new RangeError('in render'); }));
} catch (error) {
  console.log(error.name, error.message);
}
