globalThis.awaited = (globalThis.awaited ?? 0) + 1; await null; export const value = globalThis.awaited;
