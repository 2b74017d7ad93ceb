const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const dotenv = require('dotenv');

const text = `# comment
BASIC=basic
export EXPORTED = spaced value   # trailing
SINGLE='single $BASIC \\n'
DOUBLE="double\\nline # kept"
BACK=\`back "and' tick\`
MULTI="line one
line two"
EMPTY=
YAML: yes
JSON={"foo": "bar"}
EQUALS=a=b==
NOT VALID
BASIC=again
`;
console.log(dotenv.parse(text), dotenv.parse(Buffer.from('A=1\r\nB=2')));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dotenv-'));
fs.writeFileSync(path.join(folder, '.env'), text);
fs.writeFileSync(path.join(folder, '.env.local'), 'BASIC=local\nLOCAL=1');
process.env.BASIC = 'before';
const { parsed, error } = dotenv.config({ path: path.join(folder, '.env'), quiet: true });
console.log(error, Object.keys(parsed), process.env.BASIC, process.env.EXPORTED, process.env.MULTI);
console.log(dotenv.config({ path: [path.join(folder, '.env.local'), path.join(folder, '.env')], override: true, quiet: true }).parsed.LOCAL, process.env.BASIC);
const target = {};
console.log(dotenv.populate(target, { A: '1', B: '2' }), target, dotenv.config({ path: '/nowhere/.env', processEnv: {}, quiet: true }).error.code, Object.keys(dotenv).sort());
fs.rmSync(folder, { recursive: true });
try {
  dotenv.populate({}, 'text');
} catch (failure) {
  console.log(failure.name, failure.code, failure.message);
}
