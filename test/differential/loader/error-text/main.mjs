// The text of loader errors, as console.log shows them and as the report of an uncaught one.
for (const specifier of ['./nope.mjs', 'nope', './imports-nope.mjs', './missing-name.mjs', 'node:nope']) {
  console.log(await import(specifier).catch((error) => error));
}
