// One-way constraints planned by strength and propagated, in the manner of DeltaBlue.
function main() {
  class Variable {
    constructor(value) {
      this.value = value;
      this.users = [];
      this.definer = null;
      this.mark = 0;
      this.strength = 9;
    }
  }
  class Constraint {
    constructor(strength, inputs, output) {
      this.strength = strength;
      this.inputs = inputs;
      this.output = output;
      for (const input of inputs) input.users.push(this);
    }
    satisfy(mark) {
      const { output } = this;
      if (output.mark === mark || output.strength < this.strength) return false;
      output.definer = this;
      output.mark = mark;
      output.strength = Math.max(this.strength, ...this.inputs.map((input) => input.strength));
      return true;
    }
  }
  class Scale extends Constraint {
    constructor(input, factor, offset, output) {
      super(2, [input, factor, offset], output);
    }
    execute() {
      const [input, factor, offset] = this.inputs;
      this.output.value = (input.value * factor.value + offset.value) % 65536;
    }
  }
  class Equal extends Constraint {
    constructor(input, output) {
      super(1, [input], output);
    }
    execute() {
      this.output.value = this.inputs[0].value;
    }
  }
  let mark = 0;
  function plan(source) {
    mark++;
    const order = [];
    const pending = [source];
    while (pending.length > 0) {
      const variable = pending.shift();
      for (const user of variable.users) {
        user.output.strength = 9;
        if (user.satisfy(mark)) {
          order.push(user);
          pending.push(user.output);
        }
      }
    }
    return order;
  }
  const chain = [new Variable(1)];
  const factor = new Variable(3);
  const offset = new Variable(7);
  for (const variable of [chain[0], factor, offset]) variable.strength = 0;
  for (let i = 1; i < 150; i++) {
    chain.push(new Variable(0));
    if (i % 2) new Scale(chain[i - 1], factor, offset, chain[i]);
    else new Equal(chain[i - 1], chain[i]);
  }
  let sum = 0;
  for (let round = 0; round < 12; round++) {
    const order = plan(chain[0]);
    for (let i = 0; i < 4; i++) {
      chain[0].value = round * 10 + i;
      for (const constraint of order) constraint.execute();
      sum += chain[149].value;
    }
  }
  return sum;
}
main();
