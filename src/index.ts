export type { AccessRequest, Decide } from './capabilities/access.ts';
export type { SandboxEvent } from './capabilities/capability.ts';
export type { ClockGrant } from './capabilities/clock.ts';
export type { EnvGrant } from './capabilities/env.ts';
export type { FsGrant } from './capabilities/fs.ts';
export type { CapabilityDescription } from './capabilities/grants.ts';
export type { HostFunction, HostGrant } from './capabilities/host.ts';
export {
  type GuestFunction,
  type HostCallDetails,
  type HostFunctionDefinition,
  type HostFunctionLimits,
  hostFunction,
  type StandardSchema,
} from './capabilities/host-function.ts';
export {
  type CapabilityCallDetails,
  type CapabilityDefinition,
  type CapabilityOptions,
  type CapabilityVerb,
  defineCapability,
  type MakeVerb,
  type OwnGrants,
} from './capabilities/own-capability.ts';
export type { PlainData } from './capabilities/plain-data.ts';
export type { RandomGrant } from './capabilities/random.ts';
export type { StdioGrant } from './capabilities/stdio.ts';
export type { Capabilities, PreparingCapabilities } from './capabilities/table.ts';
export { VerbError } from './capabilities/verb-error.ts';
export type { VolumeData } from './capabilities/volumes/memory-data.ts';
export { type MemoryVolume, type MemoryVolumeOptions, memoryVolume } from './capabilities/volumes/memory-volume.ts';
export { type OverlayVolume, type OverlayVolumeOptions, overlayVolume } from './capabilities/volumes/overlay-volume.ts';
export {
  type FileType,
  type OpenOptions,
  type ReadOnlyFile,
  type ReadOnlyVolume,
  type StatChanges,
  SymlinkInPath,
  type Volume,
  type VolumeChange,
  type VolumeEntry,
  VolumeError,
  type VolumeFile,
  type VolumeSpace,
  type VolumeStat,
} from './capabilities/volumes/volume.ts';
export { type ErrorCode, errorCodes, type GuestFailure, SandboxError, type StackFrame } from './errors.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { type DirectoryVolume, type DirectoryVolumeOptions, directoryVolume } from './modules/fs/host-directory-volume.ts';
export type { ExecOptions, OperationOptions, Source } from './operation.ts';
export type { SandboxOptions } from './options.ts';
export { type PrepareOptions, prepare } from './prepare.ts';
export type { ExecResult, Result, Usage } from './result.ts';
export { engineModule, useEngineModule } from './runtime.ts';
export { createSandbox, Sandbox } from './sandbox.ts';
export { Snapshot } from './snapshot.ts';
