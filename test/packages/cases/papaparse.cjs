const Papa = require('papaparse');

const text = 'name,age,ok\n"Ada ""L""",36,true\nBob,,false\nEve,41.5,TRUE\n';
console.log(Papa.parse(text, { header: true, dynamicTyping: true, skipEmptyLines: true }));
console.log(Papa.parse('a;b\n1;2', {}).meta, Papa.parse('a|b\r\nc|d').data, Papa.parse('x,y\n1,2,3\n4', { header: true }).errors);
console.log(Papa.unparse([{ a: 1, b: 'x,y' }, { a: null, b: 'q"' }]), Papa.unparse({ fields: ['a', 'b'], data: [[1, '=cmd()'], [2, ' s ']] }, { quotes: true, newline: '\n', escapeFormulae: true }));
Papa.parse('1,2\n3,4\n5,6', { step: ({ data }, parser) => { console.log('step', data); if (data[0] === '3') parser.abort(); }, complete: ({ meta }) => console.log('complete', meta.aborted) });
console.log(Papa.parse('"open\nfield', {}).errors, Papa.parse('# c\na,b', { comments: '#' }).data, Papa.parse('a,b,c', { transform: (value, column) => value + column }).data);
const stream = Papa.parse(Papa.NODE_STREAM_INPUT, { header: true });
stream.on('data', (row) => console.log('row', row));
stream.on('end', () => console.log('end'));
stream.write('h1,h2\n1,');
stream.end('2\n3,4');
console.log(Papa.BAD_DELIMITERS, Papa.LocalChunkSize, Papa.parse('a\tb\nc\td', { preview: 1 }).data);
