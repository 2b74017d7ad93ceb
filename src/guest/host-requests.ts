import { setEntry } from 'internal:entries';

type Handler = (request: never) => unknown;

const handlers: Record<string, Handler> = Object.create(null);

/**
 * Lets the host side of a module ask its guest half something while one of its verbs runs, as SQLite asks for a function
 * of SQL. A handler does not throw: what it gives crosses as the result of a verb's argument does.
 */
export function answerHost(module: string, handler: Handler): void {
  handlers[module] = handler;
}

setEntry('answerHost', (module: string, request: never) => handlers[module]!(request));
