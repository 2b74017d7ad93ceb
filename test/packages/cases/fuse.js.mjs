import Fuse from 'fuse.js';

const books = [
  { title: "Old Man's War", author: { first: 'John', last: 'Scalzi' }, tags: ['fiction', 'war'] },
  { title: 'The Lock Artist', author: { first: 'Steve', last: 'Hamilton' }, tags: ['thriller'] },
  { title: 'HTML5', author: { first: 'Remy', last: 'Sharp' }, tags: ['web'] },
  { title: 'Right Ho Jeeves', author: { first: 'P.D', last: 'Woodhouse' }, tags: [] },
  { title: 'The Code of the Wooster', author: { first: 'P.D', last: 'Woodhouse' }, tags: ['fiction'] },
];
const fuse = new Fuse(books, { keys: [{ name: 'title', weight: 2 }, 'author.last', 'tags'], includeScore: true, includeMatches: true, threshold: 0.4 });
for (const term of ['wodhose', 'the', 'lck artst', 'fiction', '', 'zzzz']) console.log(term, fuse.search(term).map(({ item, refIndex, score, matches }) => [item.title, refIndex, score?.toFixed(6), matches?.map(({ key, indices }) => [key, indices])]));
const extended = new Fuse(['apple', 'orange', 'grape apple', 'pineapple'], { useExtendedSearch: true });
for (const term of ['=apple', '^gra', "'nea", '!apple', 'apple$', 'ora | gra']) console.log(term, extended.search(term).map(({ item }) => item));
console.log(fuse.search({ $and: [{ title: 'code' }, { 'author.last': 'wood' }] }).map(({ item }) => item.title), new Fuse(books, { keys: ['tags'], ignoreLocation: true }).search('war', { limit: 1 }).length);
const index = Fuse.createIndex(['title'], books);
console.log(JSON.stringify(index.toJSON()).length, new Fuse(books, { keys: ['title'] }, Fuse.parseIndex(index.toJSON())).search('html').length, Fuse.version);
fuse.add({ title: 'Added War', author: {}, tags: [] });
fuse.remove(({ title }) => title === 'HTML5');
console.log(fuse.search('war').map(({ item }) => item.title), fuse.getIndex().size());
try {
  new Fuse(books, { keys: [{ weight: 1 }] });
} catch (error) {
  console.log(error.name, error.message);
}
