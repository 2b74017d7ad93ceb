// What EventEmitterAsyncResource checks before it needs node:async_hooks.
const { EventEmitterAsyncResource } = require('events');
for (const options of [undefined, {}, 5, null, { name: 5 }]) {
  try {
    new EventEmitterAsyncResource(options);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
