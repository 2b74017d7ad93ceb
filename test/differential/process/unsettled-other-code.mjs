// A program that has set a code of its own is not told of what it waits for; 0 is none.
process.exitCode = 5;
await new Promise(() => {});
