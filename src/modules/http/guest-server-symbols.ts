/** Symbols under which a server keeps its own; programs see the first three when they print one (observed). */
export const kIncomingMessage = Symbol('IncomingMessage');
export const kServerResponse = Symbol('ServerResponse');
export const kOptimizeEmptyRequests = Symbol('OptimizeEmptyRequestsOption');
export const kConnections = Symbol('http.server.connections');
