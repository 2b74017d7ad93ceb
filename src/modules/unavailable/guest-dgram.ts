import { surface } from 'internal:surface';

/** nodejs.org/api/dgram.html. DIVERGES: there are no datagrams; all of `dgram` refuses. */
export default surface(
  'dgram',
  `
  _createSocketHandle/5 =deprecated
  createSocket/2
  Socket/2 : EventEmitter bind bindSync connect connectSync disconnect sendto send close address remoteAddress setBroadcast setTTL setMulticastTTL setMulticastLoopback setMulticastInterface addMembership dropMembership addSourceSpecificMembership dropSourceSpecificMembership ref unref setRecvBufferSize setSendBufferSize getRecvBufferSize getSendBufferSize getSendQueueSize getSendQueueCount
`,
);
