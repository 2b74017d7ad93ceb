import ivm from 'isolated-vm';

const isolate = new ivm.Isolate({ memoryLimit: 64 });
if (isolate.createContextSync().evalSync('6 * 7') !== 42) process.exitCode = 1;
isolate.dispose();
