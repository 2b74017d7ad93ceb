export type { SandboxEvent } from './capabilities/capability.ts';
export type { FsGrant } from './capabilities/fs.ts';
export {
  type HostCallDetails,
  type HostFunctionDefinition,
  hostFunction,
  type StandardSchema,
} from './capabilities/host-function.ts';
export { VerbError } from './capabilities/verb-error.ts';
export { type MemoryVolume, type MemoryVolumeOptions, memoryVolume } from './capabilities/volumes/memory-volume.ts';
export { type OverlayVolume, type OverlayVolumeOptions, overlayVolume } from './capabilities/volumes/overlay-volume.ts';
export type { Volume } from './capabilities/volumes/volume.ts';
export { type ErrorCode, errorCodes, type GuestFailure, SandboxError, type StackFrame } from './errors.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { type DirectoryVolume, type DirectoryVolumeOptions, directoryVolume } from './modules/fs/host-directory-volume.ts';
export type { Capabilities, ClockGrant, HostFunction, HostGrant, RandomGrant, SandboxOptions, StdioGrant } from './options.ts';
export { type PrepareOptions, prepare } from './prepare.ts';
export { engineModule, useEngineModule } from './runtime.ts';
export {
  createSandbox,
  type ExecOptions,
  type ExecResult,
  type OperationOptions,
  type Result,
  Sandbox,
  type Usage,
} from './sandbox.ts';
export { Snapshot } from './snapshot.ts';
