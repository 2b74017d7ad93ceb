import { requireShared } from 'internal:loader';

const { defineProperty } = Object;

// nodejs.org/api/globals.html#global: in front of the classes of the Web it is enumerable (observed).
defineProperty(globalThis, 'global', { value: globalThis, writable: true, enumerable: true, configurable: true });

const functions = {
  fetch(...given: [input?: unknown, init?: unknown]): unknown {
    const { fetch } = requireShared('web:unavailable') as { fetch: (...given: unknown[]) => unknown };
    return fetch(...given);
  },
};
defineProperty(functions.fetch, 'length', { value: 1, configurable: true });
defineProperty(globalThis, 'fetch', { value: functions.fetch, writable: true, enumerable: true, configurable: true });
