const React = require('react');
const { renderToStaticMarkup, renderToString } = require('react-dom/server');

const h = React.createElement;
const Theme = React.createContext('light');
const Item = React.memo(({ text, children }) => h('li', { className: 'item', style: { color: 'red', marginTop: 5, '--own': 1 }, 'data-text': text }, text, children));
class Counter extends React.Component {
  state = { count: this.props.start ?? 0 };
  static getDerivedStateFromProps({ start }) { return { doubled: start * 2 }; }
  render() { return h('b', null, this.state.count, '/', this.state.doubled); }
}
const Field = React.forwardRef((props, ref) => h('input', { ...props, ref, disabled: true, defaultValue: 'v"' }));
function App({ items }) {
  const [state] = React.useState(() => items.length);
  const [reduced] = React.useReducer((value) => value, 7);
  const id = React.useId();
  const memo = React.useMemo(() => items.map((text) => text.toUpperCase()), [items]);
  React.useEffect(() => console.log('never on a server'));
  return h(React.Fragment, null, h('h1', { id, onClick: () => {} }, 'Theme: ', React.useContext(Theme), ' ', state, reduced), h('ul', null, memo.map((text) => h(Item, { key: text, text }, h('i', null, '<&>')))), h(Counter, { start: 3 }), h(Field, { type: 'text' }), h('div', { dangerouslySetInnerHTML: { __html: '<u>raw</u>' } }), null, false, 0, h('svg', { viewBox: '0 0 1 1' }, h('path', { strokeWidth: 2 })), h('select', { defaultValue: 'b' }, h('option', { value: 'a' }, 'A'), h('option', { value: 'b' }, 'B')));
}
const tree = h(Theme.Provider, { value: 'dark' }, h(App, { items: ['one', 'two'] }));
console.log(renderToString(tree));
console.log(renderToStaticMarkup(tree));
console.log(React.version, React.isValidElement(tree), React.Children.toArray([h('a'), [h('b'), 'c', null]]).map((child) => child.key ?? child), React.cloneElement(h('p', { a: 1 }), { b: 2 }).props);
const Lazy = React.lazy(() => new Promise(() => {}));
console.log(renderToString(h(React.Suspense, { fallback: 'loading' }, h(Lazy))).replace(/ data-[a-z]+="[^"]*"/g, ''));
for (const broken of [() => h('div', null, {}), () => h(() => { throw new TypeError('render'); }), () => h('br', null, 'child')]) {
  try {
    renderToString(broken());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
