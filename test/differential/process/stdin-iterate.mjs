// case: { "stdin": "a b c" }
// stdin by async iteration, as bytes.
const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk);
console.log(chunks.every((chunk) => Buffer.isBuffer(chunk)), Buffer.concat(chunks).toString());
