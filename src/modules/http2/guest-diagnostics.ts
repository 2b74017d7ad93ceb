import diagnosticsChannel from 'node:diagnostics_channel';

interface Publisher {
  readonly hasSubscribers: boolean;
  publish(message: unknown): void;
}
const make = (side: string, name: string): Publisher =>
  diagnosticsChannel.channel(`http2.${side}.stream.${name}`) as unknown as Publisher;

/** nodejs.org/api/diagnostics_channel.html#built-in-channels; the moments are observed. */
export const clientChannels = {
  created: make('client', 'created'),
  start: make('client', 'start'),
  error: make('client', 'error'),
  finish: make('client', 'finish'),
  close: make('client', 'close'),
  bodyChunkSent: make('client', 'bodyChunkSent'),
  bodySent: make('client', 'bodySent'),
};
export const serverChannels = {
  created: make('server', 'created'),
  start: make('server', 'start'),
  error: make('server', 'error'),
  finish: make('server', 'finish'),
  close: make('server', 'close'),
};
