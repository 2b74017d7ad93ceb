const net = require('node:net');

// More than any buffer takes: the writer waits for the reader, nothing is lost, and the order is kept.
const COUNT = 192;
const chunkOf = (index) => Buffer.alloc(65_536, `${index}:`);
const server = net.createServer((socket) => {
  let size = 0;
  let largest = 0;
  const chunks = [];
  socket.pause();
  socket.on('data', (data) => {
    size += data.length;
    largest = Math.max(largest, data.length);
    chunks.push(data);
  });
  socket.on('end', () => {
    const all = Buffer.concat(chunks);
    let same = 0;
    for (let index = 0; index < COUNT; index++) {
      if (all.subarray(index * 65_536, (index + 1) * 65_536).equals(chunkOf(index))) same++;
    }
    console.log(same, size === COUNT * 65_536, socket.bytesRead === size, largest <= 65_536);
    socket.end();
  });
  setTimeout(() => socket.resume(), 30);
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  let sent = 0;
  let drained = 0;
  let callbacks = 0;
  const fill = () => {
    while (sent < COUNT) {
      const goesOn = client.write(chunkOf(sent++), () => callbacks++);
      if (!goesOn) {
        if (sent === 1) console.log(client.writableNeedDrain, client.writableHighWaterMark);
        return;
      }
    }
    client.end();
  };
  client.on('drain', () => {
    drained++;
    fill();
  });
  client.on('connect', fill);
  client.on('close', () => {
    console.log(callbacks, drained > 0, client.bytesWritten === COUNT * 65_536, client.writableLength);
    server.close();
  });
});
