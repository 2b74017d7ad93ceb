import { codes } from 'internal:errors';
import { endProgram } from 'internal:native';
import { isProgramOver, reportUncaught } from 'internal:tasks';

export { ErrorEvent } from './guest-error-event.ts';
export { PromiseRejectionEvent } from './guest-promise-rejection-event.ts';

const functions = {
  /**
   * `reportError(e)` (html.spec.whatwg.org/multipage/webappapis.html#dom-reporterror). The global object is no event target here,
   * as it is none in Node, so the error goes where one goes that nobody caught: to `uncaughtException`, or to the end of the program.
   */
  reportError(e: unknown): void {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('e');
    reportUncaught(e);
    // In a program nothing runs behind it, as nothing does behind what nobody catches.
    if (isProgramOver()) endProgram(1);
  },
};

export const { reportError } = functions;
