import { codes } from 'internal:errors';
import { setImmediate } from 'node:timers';
import { Event, kTrustEvent } from 'web:events';
import { creation, PerformanceEntry, performance } from 'web:performance';
import { addResource, observation, resourceCount } from 'web:user-timing';

/** https://fetch.spec.whatwg.org/#fetch-timing-info */
interface FetchTiming {
  startTime: number;
  endTime: number;
  redirectStartTime: number;
  redirectEndTime: number;
  postRedirectStartTime: number;
  finalServiceWorkerStartTime: number;
  finalNetworkRequestStartTime: number;
  finalNetworkResponseStartTime: number;
  encodedBodySize: number;
  decodedBodySize: number;
  finalConnectionTimingInfo?: ConnectionTiming | null;
}
interface ConnectionTiming {
  domainLookupStartTime: number;
  domainLookupEndTime: number;
  connectionStartTime: number;
  connectionEndTime: number;
  secureConnectionStartTime: number;
  ALPNNegotiatedProtocol: unknown;
}

const kInitiatorType: unique symbol = Symbol('kInitiatorType');
const kRequestedUrl: unique symbol = Symbol('kRequestedUrl');
const kTimingInfo: unique symbol = Symbol('kTimingInfo');
const kCacheMode: unique symbol = Symbol('kCacheMode');
const kDeliveryType: unique symbol = Symbol('kDeliveryType');
const kResponseStatus: unique symbol = Symbol('kResponseStatus');

/** Bytes that the headers of a response count for: https://w3c.github.io/resource-timing/#dom-performanceresourcetiming-transfersize */
const HEADER_BYTES = 300;

type Getter = (entry: PerformanceResourceTiming) => unknown;

/** https://w3c.github.io/resource-timing/#dom-performanceresourcetiming */
export class PerformanceResourceTiming extends PerformanceEntry {
  declare [kInitiatorType]: string;
  declare [kRequestedUrl]: string;
  declare [kTimingInfo]: FetchTiming;
  declare [kCacheMode]: string;
  declare [kDeliveryType]: string;
  declare [kResponseStatus]: number | undefined;

  constructor(token?: unknown, name?: string) {
    if (token !== creation) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    super(creation, name, 'resource');
  }

  override get name(): string {
    return field(this, (entry) => entry[kRequestedUrl]) as string;
  }

  override get startTime(): number {
    return field(this, (entry) => entry[kTimingInfo].startTime) as number;
  }

  override get duration(): number {
    return field(this, ({ [kTimingInfo]: timing }) => timing.endTime - timing.startTime) as number;
  }
}

function field(entry: unknown, read: Getter): unknown {
  if ((entry as PerformanceResourceTiming | null | undefined)?.[kTimingInfo] === undefined) {
    throw new codes.ERR_INVALID_THIS('PerformanceResourceTiming');
  }
  return read(entry as PerformanceResourceTiming);
}

function list(entry: PerformanceResourceTiming, names: readonly string[]): object {
  const fields: Record<string, unknown> = {};
  for (const name of names) fields[name] = (entry as unknown as Record<string, unknown>)[name];
  return fields;
}

const connection = (read: (timing: ConnectionTiming) => unknown): Getter => {
  return ({ [kTimingInfo]: { finalConnectionTimingInfo: timing } }) => (timing ? read(timing) : undefined);
};

const getters: Readonly<Record<string, Getter>> = {
  initiatorType: (entry) => entry[kInitiatorType],
  workerStart: (entry) => entry[kTimingInfo].finalServiceWorkerStartTime,
  redirectStart: (entry) => entry[kTimingInfo].redirectStartTime,
  redirectEnd: (entry) => entry[kTimingInfo].redirectEndTime,
  fetchStart: (entry) => entry[kTimingInfo].postRedirectStartTime,
  domainLookupStart: connection((timing) => timing.domainLookupStartTime),
  domainLookupEnd: connection((timing) => timing.domainLookupEndTime),
  connectStart: connection((timing) => timing.connectionStartTime),
  connectEnd: connection((timing) => timing.connectionEndTime),
  secureConnectionStart: connection((timing) => timing.secureConnectionStartTime),
  nextHopProtocol: connection((timing) => timing.ALPNNegotiatedProtocol),
  requestStart: (entry) => entry[kTimingInfo].finalNetworkRequestStartTime,
  responseStart: (entry) => entry[kTimingInfo].finalNetworkResponseStartTime,
  responseEnd: (entry) => entry[kTimingInfo].endTime,
  encodedBodySize: (entry) => entry[kTimingInfo].encodedBodySize,
  decodedBodySize: (entry) => entry[kTimingInfo].decodedBodySize,
  transferSize(entry) {
    if (entry[kCacheMode] === 'local') return 0;
    if (entry[kCacheMode] === 'validated') return HEADER_BYTES;
    return entry[kTimingInfo].encodedBodySize + HEADER_BYTES;
  },
  deliveryType: (entry) => entry[kDeliveryType],
  responseStatus: (entry) => entry[kResponseStatus],
};
const JSON_ORDER = [
  ...[
    'name',
    'entryType',
    'startTime',
    'duration',
    'initiatorType',
    'nextHopProtocol',
    'workerStart',
    'redirectStart',
    'redirectEnd',
  ],
  ...[
    'fetchStart',
    'domainLookupStart',
    'domainLookupEnd',
    'connectStart',
    'connectEnd',
    'secureConnectionStart',
    'requestStart',
  ],
  ...['responseStart', 'responseEnd', 'transferSize', 'encodedBodySize', 'decodedBodySize', 'deliveryType', 'responseStatus'],
];

for (const [name, read] of Object.entries(getters)) {
  const accessor = Object.getOwnPropertyDescriptor(
    {
      get [name](): unknown {
        return field(this, read);
      },
    },
    name,
  )!;
  Object.defineProperty(PerformanceResourceTiming.prototype, name, { get: accessor.get, enumerable: true, configurable: true });
}
Object.assign(PerformanceResourceTiming.prototype, {
  toJSON(this: PerformanceResourceTiming): object {
    return list(this, JSON_ORDER);
  },
});
Object.defineProperty(PerformanceResourceTiming.prototype, Symbol.toStringTag, {
  value: 'PerformanceResourceTiming',
  configurable: true,
});
Object.defineProperty(PerformanceResourceTiming, 'length', { value: 0 });

let capacity = 250;
let secondary: PerformanceResourceTiming[] = [];
let isFullQueued = false;

export function setResourceTimingBufferSize(size: number): void {
  capacity = size;
}

/** https://w3c.github.io/resource-timing/#dfn-add-a-performanceresourcetiming-entry */
function buffer(entry: PerformanceResourceTiming): void {
  if (resourceCount() < capacity && !isFullQueued) {
    addResource(entry);
    return;
  }
  if (!isFullQueued) {
    isFullQueued = true;
    setImmediate(fireBufferFull);
  }
  secondary.push(entry);
}

/** https://w3c.github.io/resource-timing/#dfn-fire-a-buffer-full-event */
function fireBufferFull(): void {
  while (secondary.length > 0) {
    const before = secondary.length;
    if (resourceCount() >= capacity) performance.dispatchEvent(new Event('resourcetimingbufferfull', { [kTrustEvent]: true }));
    while (secondary.length > 0 && resourceCount() < capacity) addResource(secondary.shift()!);
    if (before <= secondary.length) secondary = [];
  }
  isFullQueued = false;
}

/** nodejs.org/api/perf_hooks.html#performancemarkresourcetimingtiminginfo-requestedurl-initiatortype-global-cachemode-bodyinfo-responsestatus-deliverytype */
export function markResourceTiming(
  timing: FetchTiming,
  requestedUrl: string,
  initiatorType: string,
  _global: unknown,
  cacheMode: string,
  _bodyInfo: unknown,
  responseStatus?: number,
  deliveryType = '',
): PerformanceResourceTiming {
  if (cacheMode !== '' && cacheMode !== 'local')
    throw new codes.ERR_INTERNAL_ASSERTION("cache must be an empty string or 'local'");
  const entry = new PerformanceResourceTiming(creation, requestedUrl);
  entry[kInitiatorType] = initiatorType;
  entry[kRequestedUrl] = requestedUrl;
  entry[kTimingInfo] = timing;
  entry[kCacheMode] = cacheMode;
  entry[kDeliveryType] = deliveryType;
  entry[kResponseStatus] = responseStatus;
  observation.notify?.(entry);
  buffer(entry);
  return entry;
}
