// What has no clone, although the language would see a plain object.
const objects = {
  url: new URL('http://host/'),
  params: new URLSearchParams('a=1'),
  headers: new Headers(),
  response: new Response(),
  message: new MessageEvent('message'),
  pattern: new URLPattern(),
  derived: new (class extends URL {})('http://host/'),
  event: new Event('event'),
  controller: new AbortController(),
};
for (const name of Object.keys(objects)) {
  try {
    console.log(name, Object.prototype.toString.call(structuredClone(objects[name])));
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
}
