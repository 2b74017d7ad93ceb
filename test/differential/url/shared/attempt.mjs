import { inspect } from 'node:util';

/** Prints what a call gives or throws. */
export const show = (label, run) => {
  try {
    const value = run();
    console.log(`${label} => ${typeof value === 'string' ? JSON.stringify(value) : inspect(value)}`);
  } catch (error) {
    console.log(`${label} !! ${error.name} ${error.code} ${error.message}`);
  }
};
