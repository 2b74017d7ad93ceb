globalThis.order.push("c");
