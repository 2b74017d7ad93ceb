import { verbs } from 'internal:port';
import { validateOneOf } from 'internal:validators';

const host = verbs<{ memory(): readonly [used: number, limit: number] }>('process');

/** nodejs.org/api/v8.html#v8getheapstatistics: the one linear memory of the sandbox. What it has not is zero. */
export function getHeapStatistics(): Record<string, number> {
  const [used, limit] = host.memory();
  return {
    total_heap_size: used,
    total_heap_size_executable: 0,
    total_physical_size: used,
    total_available_size: Math.max(0, limit - used),
    used_heap_size: used,
    heap_size_limit: limit,
    malloced_memory: used,
    peak_malloced_memory: used,
    does_zap_garbage: 0,
    number_of_native_contexts: 1,
    number_of_detached_contexts: 0,
    total_global_handles_size: 0,
    used_global_handles_size: 0,
    external_memory: 0,
  };
}

const SPACES =
  'read_only_space new_space old_space code_space shared_space trusted_space shared_trusted_space new_large_object_space ' +
  'large_object_space code_large_object_space shared_large_object_space shared_trusted_large_object_space ' +
  'trusted_large_object_space';

/** nodejs.org/api/v8.html#v8getheapspacestatistics. DIVERGES: there are no spaces: all of the heap is shown as `old_space`. */
export function getHeapSpaceStatistics(): object[] {
  const [used, limit] = host.memory();
  return SPACES.split(' ').map((space_name) => {
    const isAll = space_name === 'old_space';
    return {
      space_name,
      space_size: isAll ? used : 0,
      space_used_size: isAll ? used : 0,
      space_available_size: isAll ? Math.max(0, limit - used) : 0,
      physical_space_size: isAll ? used : 0,
    };
  });
}

export function getHeapCodeStatistics(): Record<string, number> {
  return {
    code_and_metadata_size: 0,
    bytecode_and_metadata_size: 0,
    external_script_source_size: 0,
    cpu_profiler_metadata_size: 0,
  };
}

/** There is no second heap of C++ objects. */
export function getCppHeapStatistics(type: unknown = 'detailed'): object {
  validateOneOf(type, 'type', ['brief', 'detailed']);
  return {
    committed_size_bytes: 0,
    resident_size_bytes: 0,
    used_size_bytes: 0,
    space_statistics: [],
    type_names: [],
    detail_level: type,
  };
}

/** nodejs.org/api/v8.html#class-v8gcprofiler. DIVERGES: the engine counts references; there are no collections to tell of. */
export class GCProfiler {
  #startTime: number | undefined;

  start(): void {
    this.#startTime ??= Date.now();
  }

  stop(): object | undefined {
    if (this.#startTime === undefined) return undefined;
    const startTime = this.#startTime;
    this.#startTime = undefined;
    return { version: 1, startTime, statistics: [], endTime: Date.now() };
  }

  [Symbol.dispose](): void {
    this.stop();
  }
}
Object.defineProperty(GCProfiler, 'name', { value: 'GCProfiler', configurable: true });
