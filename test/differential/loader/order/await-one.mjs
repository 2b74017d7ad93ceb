globalThis.order.push("await-one starts");
await new Promise((resolve) => setTimeout(resolve, 2));
globalThis.order.push("await-one ends");
export const settled = true;
