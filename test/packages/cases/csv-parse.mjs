import { parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';

const text = '# comment\nid,name,note\n1,"Ada, L.","say ""hi"""\n2,Bob,"multi\nline"\n\n3, Eve ,\n';
console.log(parseSync(text, { comment: '#', columns: true, skip_empty_lines: true, trim: true }));
console.log(parseSync('a;b\n1;2.5\n', { delimiter: ';', cast: (value, context) => (context.header ? value : Number(value)), info: true }));
console.log(parseSync(text, { from_line: 2, to_line: 3, relax_column_count: true, on_record: (record, { lines }) => [lines, ...record] }));
for (const [source, options] of [['a,b\n1\n', {}], ['"open', {}], ['a"b,c\n', {}], ['a,b', { delimiter: 5 }]]) {
  try {
    console.log(parseSync(source, options));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const parser = parse({ columns: ['x', 'y'], bom: true });
const records = [];
parser.on('readable', () => {
  for (let record = parser.read(); record !== null; record = parser.read()) records.push(record);
});
parser.on('end', () => console.log('end', records, parser.info.lines, parser.info.records));
parser.write('\ufeff1,');
parser.write('2\n3,"4');
parser.end('5"\n');
parse('k,v\n1,2', (error, rows) => console.log('callback', error, rows));
parse('a\n"b', (error, rows) => console.log('callback', error.code, rows));
for await (const record of parse('p,q\nr,s\n')) console.log('iterated', record);
