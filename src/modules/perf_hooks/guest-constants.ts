/** nodejs.org/api/perf_hooks.html#perf_hooksconstants; the ones that are not enumerable are Node's own numbering. */
const visible = {
  NODE_PERFORMANCE_GC_MAJOR: 4,
  NODE_PERFORMANCE_GC_MINOR: 1,
  NODE_PERFORMANCE_GC_MINOR_MARK_SWEEP: 2,
  NODE_PERFORMANCE_GC_INCREMENTAL: 8,
  NODE_PERFORMANCE_GC_WEAKCB: 16,
  NODE_PERFORMANCE_GC_FLAGS_NO: 0,
  NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
  NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
  NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
  NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
  NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
};
const hidden = [
  ...['ENTRY_TYPE_GC', 'ENTRY_TYPE_HTTP', 'ENTRY_TYPE_HTTP2', 'ENTRY_TYPE_NET', 'ENTRY_TYPE_DNS', 'ENTRY_TYPE_QUIC'].map(
    numbered,
  ),
  ...[
    'TIME_ORIGIN_TIMESTAMP',
    'TIME_ORIGIN',
    'ENVIRONMENT',
    'NODE_START',
    'V8_START',
    'LOOP_START',
    'LOOP_EXIT',
    'BOOTSTRAP_COMPLETE',
  ]
    .map((name) => `MILESTONE_${name}`)
    .map(numbered),
];

function numbered(name: string, value: number): [string, number] {
  return [`NODE_PERFORMANCE_${name}`, value];
}

export const constants: Readonly<Record<string, number>> = {};
for (const [name, value] of Object.entries(visible)) Object.defineProperty(constants, name, { value, enumerable: true });
for (const [name, value] of hidden) Object.defineProperty(constants, name, { value });
