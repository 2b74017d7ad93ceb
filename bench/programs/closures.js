// Classes with private fields and inheritance, closures, generators, destructuring, exceptions, promises' jobs.
function main() {
  class Shape {
    #name;
    constructor(name) {
      this.#name = name;
    }
    get name() {
      return this.#name;
    }
    area() {
      return 0;
    }
  }
  class Square extends Shape {
    constructor(side) {
      super(`square ${side}`);
      this.side = side;
    }
    area() {
      return super.area() + this.side ** 2;
    }
  }
  const counters = [];
  for (let i = 0; i < 500; i++) counters.push((step) => (i += step));
  function* walk(limit) {
    for (let i = 0; i < limit; i++) yield { i, odd: i & 1 };
  }
  let total = 0;
  for (let round = 0; round < 4; round++) {
    for (const counter of counters) total += counter(round);
    for (const { i, odd } of walk(500)) total += odd ? i : -i;
    for (let side = 0; side < 500; side++) {
      const square = new Square(side);
      const [first, ...rest] = square.name;
      total += square.area() + rest.length + first.length;
      try {
        if (side % 10 === 0) throw new RangeError(square.name);
      } catch ({ message }) {
        total += message.length;
      }
    }
  }
  return total;
}
main();
