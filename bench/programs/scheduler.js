// An own small operating system: tasks with states, priorities and message queues, in the manner of Richards.
function main() {
  const READY = 0;
  const WAITING = 1;
  const DONE = 2;
  class Packet {
    constructor(from, kind, value) {
      this.link = null;
      this.from = from;
      this.kind = kind;
      this.value = value;
    }
  }
  class Task {
    constructor(id, priority, run) {
      this.id = id;
      this.priority = priority;
      this.run = run;
      this.state = READY;
      this.queue = null;
      this.handled = 0;
    }
    receive(packet) {
      packet.link = null;
      if (this.queue === null) this.queue = packet;
      else {
        let last = this.queue;
        while (last.link !== null) last = last.link;
        last.link = packet;
      }
      if (this.state === WAITING) this.state = READY;
    }
    take() {
      const packet = this.queue;
      if (packet !== null) this.queue = packet.link;
      return packet;
    }
  }
  class Scheduler {
    constructor() {
      this.tasks = [];
      this.trace = 0;
    }
    add(id, priority, run) {
      this.tasks.push(new Task(id, priority, run));
      this.tasks.sort((a, b) => b.priority - a.priority);
    }
    send(id, packet) {
      this.tasks.find((task) => task.id === id).receive(packet);
    }
    next() {
      let best = null;
      for (const task of this.tasks) if (task.state === READY && (best === null || task.priority > best.priority)) best = task;
      return best;
    }
    loop() {
      for (let task = this.next(); task !== null; task = this.next()) {
        const packet = task.take();
        task.handled += packet === null ? 0 : 1;
        task.state = task.run(packet, this, task) ?? (task.queue === null ? WAITING : READY);
        this.trace = (this.trace * 33 + task.id) | 0;
      }
    }
  }
  const scheduler = new Scheduler();
  let left = 1500;
  scheduler.add(1, 10, (_packet, system) => {
    if (left-- === 0) return DONE;
    system.send(left & 1 ? 2 : 3, new Packet(1, left % 3, left));
    return READY;
  });
  for (const id of [2, 3]) {
    scheduler.add(id, 20 * id, (packet, system) => {
      if (packet !== null && packet.kind !== 2) system.send(packet.kind + 4, new Packet(id, packet.kind, packet.value * 2));
    });
  }
  for (const id of [4, 5]) {
    scheduler.add(id, 100 - id, (packet, _system, task) => {
      if (packet !== null) task.sum = (task.sum ?? 0) + packet.value;
    });
  }
  scheduler.loop();
  return scheduler.trace + scheduler.tasks.reduce((sum, task) => sum + task.handled + (task.sum ?? 0), 0);
}
main();
