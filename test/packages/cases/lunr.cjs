const lunr = require('lunr');

const documents = [
  { id: 'a', title: 'Green plants', body: 'Professor Plumb has a green plant in his study, running quickly' },
  { id: 'b', title: 'Studies in scarlet', body: 'Miss Scarlet studied the plants of the study' },
  { id: 'c', title: 'Kitchen', body: 'Mrs Peacock cooks runners and nothing else' },
];
const index = lunr(function () {
  this.ref('id');
  this.field('title', { boost: 5 });
  this.field('body');
  this.metadataWhitelist = ['position'];
  for (const document of documents) this.add(document, { boost: document.id === 'c' ? 2 : 1 });
});
for (const query of ['plant', 'study', 'title:stud*', '+plant -green', 'scarlt~1', 'run^10 cook', 'nothing', 'zzz'])
  console.log(query, index.search(query).map(({ ref, score, matchData }) => [ref, score.toFixed(4), Object.keys(matchData.metadata)]));
console.log(JSON.stringify(index.search('plant')[0].matchData.metadata), lunr.version);
const again = lunr.Index.load(JSON.parse(JSON.stringify(index)));
console.log(again.search('green')[0].ref, again.query((query) => { query.term('peacock', { fields: ['body'], presence: lunr.Query.presence.REQUIRED }); }).length);
console.log(lunr.tokenizer('Some Words-here, and THERE').map(String), ['running', 'studies', 'relational', 'happiness', 'generalizations'].map((word) => String(lunr.stemmer(new lunr.Token(word)))), lunr.stopWordFilter(new lunr.Token('the')));
for (const bad of ['nofield:x', 'a~x', 'a^', '+']) {
  try {
    index.search(bad);
  } catch (error) {
    console.log(error.name, error.message, error.start, error.end);
  }
}
