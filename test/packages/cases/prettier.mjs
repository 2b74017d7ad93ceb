import prettier from 'prettier';

const sources = {
  babel: 'const a=[1,2,{b:"c",...d}],f=async(x,{y=1})=>{if(x)return await y;else throw new Error(`t ${x}`)};export default class extends B{static #p=1;get x(){return this?.#p??2}}\n// c\nfoo(function(){return 1},"a very long string argument that forces a break", anotherArgument)',
  typescript: 'interface A<T extends keyof B=never>{a?:string;readonly [k:string]:T|undefined} enum E{X,Y=2} export type M={[K in keyof A]:A[K] extends infer U?U:never}; function f(this:Window,a:number):asserts a is 5{}',
  css: '@media (min-width:100px){.a,.b>c:hover{color:RED;margin:0 auto;background:url(x.png)}}.d{--v:1px}',
  html: '<!doctype html><div class="b a"><p>text <b>bold</b> and more text that is quite long so that it has to be wrapped somewhere</p><script>let a=1</script></div>',
  markdown: '# T\n* a\n* b\n\n|a|b|\n|-|:-:|\n|1|2|\n\n```js\nlet  a=1\n```\n',
  json: '{"a":[1,2,{"b":null}],"c":"d"}',
  yaml: 'a:   1\nb:\n    - x\n    -   y: {z:   1}\n',
  graphql: 'query Q($a:Int=1){user(id:$a){name,...F}}',
};
for (const [parser, source] of Object.entries(sources)) console.log(`--- ${parser}\n${await prettier.format(source, { parser })}`);
console.log(await prettier.format(sources.babel, { parser: 'babel', semi: false, singleQuote: true, useTabs: true, printWidth: 40, trailingComma: 'none', arrowParens: 'avoid' }));
console.log(await prettier.check('a;\n', { parser: 'babel' }), await prettier.formatWithCursor('let  a', { parser: 'babel', cursorOffset: 5 }), prettier.version);
await prettier.format('let = ;', { parser: 'babel' }).catch((error) => console.log(error.name, error.message, error.loc));
console.log((await prettier.getSupportInfo()).languages.length, await prettier.getFileInfo('x.tsx'));
