const show = (l, f) => {
  try {
    const r = f();
    console.log(l, r);
  } catch (e) {
    console.log(l, e.name, e.code, e.message);
  }
};
const ashow = async (l, f) => {
  try {
    const r = await f();
    console.log(l, r);
  } catch (e) {
    console.log(l, e.name, e.code, e.message);
  }
};
show('h1', () => new Headers(5));
show('h2', () => new Headers('x'));
show('h3', () => new Headers([['a']]));
show('h4', () => new Headers([['a', 'b', 'c']]));
show('h5', () => new Headers([5]));
show('h6', () => new Headers({ 'a b': 'c' }));
show('h7', () => new Headers({ a: 'é\u0100' }));
show('h8', () => new Headers({ a: 'x\ny' }));
show('h9', () => new Headers(null));
const h = new Headers({ B: '2', a: ' 1 ', c: ['x', 'y'] });
show('h11', () => h);
show('h12', () => [...h]);
show('h13', () => {
  h.append('a', '3');
  return h.get('A');
});
show('h14', () => h.append('a'));
show('h15', () => h.get());
show('h16', () => h.get('a b'));
show('h17', () => h.has('zz'));
show('h18', () => {
  h.append('set-cookie', 'a=1');
  h.append('Set-Cookie', 'b=2');
  return [h.getSetCookie(), h.get('set-cookie'), [...h.keys()]];
});
show('h19', () => Headers.prototype.get.call({}, 'a'));
show('h20', () => h.forEach());
show('h21', () => h.forEach((v, k, o) => console.log(v, k, o === h)));
show('h22', () => Object.prototype.toString.call(h));
show('h23', () => Object.prototype.toString.call(h.entries()));
show('h24', () => h.set('x'));
show('h25', () => h.delete('a b'));
show('h26', () => h.delete());
show('h27', () => Reflect.ownKeys(Headers.prototype));
show('h29', () => h.append('a', 'x\0'));
show('h30', () => new Headers(new Map([['a', 'b']])).get('a'));
show('h31', () => new Headers(h));
show('h32', () => Headers.prototype.entries === Headers.prototype[Symbol.iterator]);
show('h33', () => h.entries());
show('h34', () => new Headers({ [Symbol()]: 1 }));
show('h35', () => new Headers(undefined));
show('h36', () => h.entries().next.call({}));
show('r2', () => new Response());
show('r3', () => new Response('x', { status: 199 }));
show('r4', () => new Response('x', { status: 204 }));
show('r5', () => new Response(null, { status: 204, statusText: 'ok\n' }));
show('r6', () => new Response('x', 5));
show('r7', () => new Response('x', { status: 'abc' }));
show('r8', () => [...new Response('x').headers]);
show('r9', () => [
  ...new Response(new URLSearchParams('a=b')).headers,
  ...new Response(new Blob(['x'], { type: 'Text/Foo' })).headers,
  ...new Response(new Uint8Array(2)).headers,
]);
show('r10', () => Reflect.ownKeys(Response.prototype));
show('r11', () => Reflect.ownKeys(Response));
const r = new Response('{"a":1}', { status: 201, statusText: 'Made', headers: { x: 'y' } });
show('r12', () => [r.type, r.url, r.redirected, r.status, r.ok, r.statusText, r.bodyUsed, r.headers.get('x')]);
await ashow('r13', () => r.json());
await ashow('r14', () => r.text());
show('r15', () => r.clone());
await ashow('r16', () => new Response('x').json());
await ashow('r17', () => new Response('x').arrayBuffer());
await ashow('r18', () => new Response('x').bytes());
await ashow('r19', () => new Response('x', { headers: { 'content-type': 'A/b' } }).blob());
await ashow('r20', () => new Response().text());
await ashow('r21', () => Response.prototype.text.call({}));
show('r23', () => Response.json(() => {}));
show('r24', () => Response.error());
show('r25', () => Response.redirect('http://x/y'));
show('r26', () => Response.redirect('x'));
show('r27', () => Response.redirect('http://x', 200));
show('r28', () => Response.json());
show('r29', () => Response.redirect());
await ashow('r30', () => new Response(5).text());
await ashow('r31', () => new Response({}).text());
await ashow('r32', () => new Response('\ufeffa').text());
await ashow('r34', () => new Response('x').formData());
show('r35', () => new Response(null).body);
show('r36', () => Object.getOwnPropertyDescriptor(Response.prototype, 'status').get.call({}));
show('r37', () => Response.prototype.clone.call({}));
show('r38', () => {
  const a = new Response('q');
  const b = a.clone();
  return [a.bodyUsed, b.bodyUsed];
});
show('r39', () => Response.error().headers.append('a', 'b'));
show('r40', () => new Response('x', { headers: 5 }));
show('r41', () => new Response('x', { status: 600 }));
