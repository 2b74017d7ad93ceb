import { setRejectionOwner } from 'internal:tasks';
import { Domain } from './guest-domain.ts';
import { takeEmitters } from './guest-emitters.ts';
import { claimUncaught, module, program } from './guest-state.ts';

claimUncaught();
takeEmitters(Domain);
// A rejection belongs to the domain that is active when it happens, not to the program (observed).
setRejectionOwner(() => {
  const active = program.domain;
  if (active === null || active === undefined || typeof active.emit !== 'function') return undefined;
  return (reason) => active.emit('error', reason);
});

/** nodejs.org/api/domain.html#domaincreate */
function createDomain(): Domain {
  return new Domain();
}

Object.assign(module, { Domain, createDomain, create: createDomain });

/** nodejs.org/api/domain.html */
export default module;
