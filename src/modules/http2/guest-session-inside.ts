import type { Pings } from './guest-ping.ts';
import type { Http2Session } from './guest-session.ts';

/** What other files need of a session and programs do not see. The class puts it here: it is loaded after some of them. */
export const inside = {} as {
  pingsOf(session: Http2Session): Pings;
  acknowledge(session: Http2Session): void;
  /** Gives the code of an error when a refused frame was one too many. */
  refuseFrame(session: Http2Session): string | undefined;
  cancelSettings(session: Http2Session): void;
  /** Whether something was sent since this was asked last. */
  hasSent(session: Http2Session): boolean;
};
