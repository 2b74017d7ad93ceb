// case: { "stdin": "line one\nline two é\n" }
// stdin by events, as text.
process.stdin.setEncoding('utf8'); let text = '';
console.log(process.stdin.fd, process.stdin === process.stdin, process.stdin.isTTY);
process.stdin.on('data', (chunk) => { text += chunk; }); process.stdin.on('end', () => console.log('end', JSON.stringify(text)));
