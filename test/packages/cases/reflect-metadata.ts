import 'reflect-metadata';

type Constructor = new (...args: never[]) => unknown;
const service = (name: string) => (target: Constructor) => Reflect.defineMetadata('service', name, target);
class Base { run(): void {} }
class Derived extends Base {}
service('base')(Base);
console.log(Reflect.getMetadata('service', Base), Reflect.getMetadata('service', Derived), Reflect.getOwnMetadata('service', Derived));
Reflect.defineMetadata('kind', { async: true }, Base.prototype, 'run');
console.log(Reflect.getMetadata('kind', Derived.prototype, 'run'), Reflect.hasMetadata('kind', Derived.prototype, 'run'), Reflect.hasOwnMetadata('kind', Derived.prototype, 'run'));
Reflect.metadata('tag', 1)(Derived);
console.log(Reflect.getMetadataKeys(Derived), Reflect.getOwnMetadataKeys(Derived), Reflect.deleteMetadata('tag', Derived), Reflect.deleteMetadata('tag', Derived));
const decorated = Reflect.decorate([(target: object, key?: string | symbol) => { console.log('decorated', target === Derived.prototype, key); }] as never, Derived.prototype, 'run');
console.log(decorated, Reflect.getOwnPropertyDescriptor(Reflect, 'getMetadata')?.writable, Reflect.getMetadata.length);
const symbol = Symbol('s');
Reflect.defineMetadata(symbol, new Map([['a', 1]]), Derived, symbol);
console.log(Reflect.getMetadata(symbol, Derived, symbol), Reflect.getMetadataKeys(Derived, symbol));
for (const attempt of [() => Reflect.defineMetadata('a', 1, 5 as never), () => Reflect.getMetadata('a', undefined as never), () => Reflect.decorate([], {})]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log((error as Error).name, (error as Error).message);
  }
}
