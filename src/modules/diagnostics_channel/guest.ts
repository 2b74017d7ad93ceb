import { setDiagnostics } from 'internal:diagnostics';
import { Channel, channel, hasSubscribers, subscribe, unsubscribe } from './guest-channel.ts';
import { tracingChannel } from './guest-tracing.ts';

setDiagnostics({
  publish(name, message) {
    const target = channel(name);
    if (target.hasSubscribers) target.publish(message);
  },
  traceSync: (name, run, context) => tracingChannel(name).traceSync(run, context) as never,
  tracePromise: (name, run, context) => tracingChannel(name).tracePromise(run, context) as never,
});

/** nodejs.org/api/diagnostics_channel.html, in Node's order. */
export default { channel, hasSubscribers, subscribe, tracingChannel, unsubscribe, Channel };
