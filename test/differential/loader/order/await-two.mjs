globalThis.order.push("await-two starts");
await null;
globalThis.order.push("await-two ends");
