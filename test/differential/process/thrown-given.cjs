// A callback that throws what it was given.
const fs = require('node:fs');
fs.readFile('/nope/file', (error) => {
	if (error) throw error;
});
