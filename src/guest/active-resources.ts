/** What is under way besides timers, with the names under which Node lists it (observed). */
export interface ActiveResources {
  /** Requests that have not ended. */
  requests(): readonly (readonly [request: object, name: string])[];
  /** Handles that are open and referenced, as the objects that own them. */
  handles(): readonly (readonly [owner: object, name: string])[];
}

let source: ActiveResources | undefined;

/** `node:net` tells of its own once it is loaded: before that there is nothing. */
export function setActiveResources(resources: ActiveResources): void {
  source = resources;
}

export const activeRequests = (): readonly (readonly [object, string])[] => source?.requests() ?? [];
export const activeHandles = (): readonly (readonly [object, string])[] => source?.handles() ?? [];
