import {
  connectionListener,
  httpServerPreClose,
  kConnectionsCheckingInterval,
  kServerResponse,
  Server,
  ServerResponse,
  STATUS_CODES,
  setupConnectionsTracking,
  storeHTTPOptions,
} from 'node:http';

Object.defineProperty(storeHTTPOptions, 'name', { value: 'storeHTTPOptions' });
Object.defineProperty(httpServerPreClose, 'name', { value: 'httpServerPreClose' });

/** The former name of a part of `node:http`, which some packages import (deprecations.html#dep0199). */
export default {
  STATUS_CODES,
  Server,
  ServerResponse,
  setupConnectionsTracking,
  storeHTTPOptions,
  _connectionListener: connectionListener,
  kServerResponse,
  httpServerPreClose,
  kConnectionsCheckingInterval,
};
