const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const ejs = require('ejs');

console.log(ejs.render('<% for (const user of users) { -%>\n<li><%= user.name %> <%- user.raw %></li>\n<% } -%>\n<%# no %>end <%% literal', { users: [{ name: '<Ada>', raw: '<i>' }, { name: 'B&C', raw: '' }] }));
const template = ejs.compile('<?= it.a ?>|<?- it.b ?>', { delimiter: '?', localsName: 'it', _with: false });
console.log(template({ a: '"', b: '"' }));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ejs-'));
fs.writeFileSync(path.join(folder, 'page.ejs'), 'Page <%= title %>: <%- include("part", { text: title.length }) -%>');
fs.writeFileSync(path.join(folder, 'part.ejs'), '[<%= text %>]');
ejs.renderFile(path.join(folder, 'page.ejs'), { title: 'Home' }, (error, html) => {
  console.log(error, html);
  (async () => {
    console.log(await ejs.renderFile(path.join(folder, 'page.ejs'), { title: 'Async' }));
    console.log(await ejs.render('<%= await slow() %>', { slow: async () => 'slow' }, { async: true }));
    fs.rmSync(folder, { recursive: true });
    await ejs.renderFile('/nowhere/page.ejs', {}).catch((e) => console.log(e.code));
  })();
});
for (const source of ['line\n<%= missing %>\nafter', '<% if (', '<%= null.x %>']) {
  try {
    console.log(ejs.render(source, {}));
  } catch (error) {
    console.log(error.name, error.message.split('\n').filter((line) => !line.startsWith('    at')).slice(0, 5).join('\n'));
  }
}
console.log(ejs.escapeXML('<a href="\'">&'), ejs.render('<%_ if (true) { _%>\n  x\n<%_ } _%>', {}), ejs.cache.constructor.name);
