import { VERSION, compile, compileModule, parse, preprocess } from 'svelte/compiler';

const source = `<script>
  let { name = 'world', items } = $props();
  let count = $state(0);
  let doubled = $derived(count * 2);
  $effect(() => { console.log(count); });
  function add() { count += 1; }
</script>
<h1 class:big={count > 1} onclick={add}>Hello {name}! {doubled}</h1>
{#each items as item, i (item.id)}<li data-i={i}>{item.text}</li>{:else}<p>none</p>{/each}
{#if count}<b>{@html name}</b>{:else if name}<i bind:this={name}></i>{/if}
{#await promise then value}{value}{/await}
<style>h1 { color: red; } .unused { top: 0 } :global(body) { margin: 0 }</style>`;
console.log(VERSION);
for (const generate of ['server', 'client']) {
  const { js, css, warnings, metadata } = compile(source, { generate, filename: 'App.svelte', cssHash: () => 'svelte-x' });
  console.log(js.code, css.code, warnings.map(({ code, message, start }) => [code, message, start.line]), metadata.runes);
}
const tree = parse(source, { modern: true });
console.log(tree.fragment.nodes.map(({ type, name, start, end }) => [type, name, start, end]), tree.css.children.length);
console.log(compileModule('let a = $state(1); export const get = () => a; export const inc = () => a++;', { filename: 'a.svelte.js', generate: 'client' }).js.code);
console.log((await preprocess(source, { markup: ({ content }) => ({ code: content.replace('Hello', 'Bye') }), style: ({ content }) => ({ code: content.toUpperCase() }) })).code.split('\n').slice(-8));
for (const bad of ['<div>', '{#if a}', '<script>let a = ;</script>', '{@bad}', '<p on:x={', '<script>$state = 1</script>']) {
  try {
    compile(bad, { filename: 'Bad.svelte' });
    console.log('compiled', bad);
  } catch (error) {
    console.log(error.name, error.code, error.message, error.start);
  }
}
