// An empty stdin ends at once.
process.stdin.on('end', () => console.log('end'));
process.stdin.on('data', () => console.log('data'));
