export { BroadcastChannel } from './guest-broadcast-channel.ts';
export { CloseEvent } from './guest-close-event.ts';
export { createMessageEvent, MessageEvent } from './guest-message-event.ts';
export { MessageChannel, MessagePort, takeMessage } from './guest-message-port.ts';
export { NodeEventTarget } from './guest-node-event-target.ts';
