import { surface } from 'internal:surface';
import { Server, Socket } from 'node:net';

// The bases have the same names as classes of this module: they are given as values that the lines refer to.
const classes = surface(
  'tls',
  `
  TLSSocket/2 : Base disableRenegotiation renegotiate exportKeyingMaterial setMaxSendFragment setServername setSession getSession getPeerCertificate getCertificate getPeerX509Certificate getX509Certificate setKeyCert getCipher getSharedSigalgs getEphemeralKeyInfo getFinished getPeerFinished getProtocol getTLSTicket isSessionReused enableTrace
`,
  {},
  { Base: Socket },
);
const servers = surface('tls', 'Server/2 : Base setSecureContext getTicketKeys setTicketKeys addContext', {}, { Base: Server });

/**
 * nodejs.org/api/tls.html. DIVERGES: there is no TLS: all of `tls` but its constants refuses, and `tls.rootCertificates` is
 * empty.
 */
export default surface(
  'tls',
  `
  CLIENT_RENEG_LIMIT
  CLIENT_RENEG_WINDOW
  DEFAULT_CIPHERS
  DEFAULT_ECDH_CURVE
  DEFAULT_MIN_VERSION
  DEFAULT_MAX_VERSION
  getCiphers/0 =
  getCertificateCompressionAlgorithms/0 =
  rootCertificates
  getCACertificates/0
  setDefaultCACertificates/1
  convertALPNProtocols/2
  checkServerIdentity/2
  createSecureContext/1
  SecureContext/4 : Object
  TLSSocket
  Server
  createServer/2
  connect/0
`,
  {
    CLIENT_RENEG_LIMIT: 3,
    CLIENT_RENEG_WINDOW: 600,
    DEFAULT_CIPHERS:
      'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:ECDHE-RSA-AES128-GCM-SHA256:' +
      'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256:' +
      'ECDHE-RSA-AES128-SHA256:DHE-RSA-AES128-SHA256:ECDHE-RSA-AES256-SHA384:DHE-RSA-AES256-SHA384:' +
      'ECDHE-RSA-AES256-SHA256:DHE-RSA-AES256-SHA256:HIGH:!aNULL:!eNULL:!EXPORT:!DES:!RC4:!MD5:!PSK:!SRP:!CAMELLIA',
    DEFAULT_ECDH_CURVE: 'auto',
    DEFAULT_MIN_VERSION: 'TLSv1.2',
    DEFAULT_MAX_VERSION: 'TLSv1.3',
    rootCertificates: Object.freeze([]),
    TLSSocket: classes.TLSSocket,
    Server: servers.Server,
  },
);
