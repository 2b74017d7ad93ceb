(globalThis.order ??= []).push("b");
