import { computed, createSSRApp, defineComponent, effectScope, h, inject, isReactive, nextTick, onServerPrefetch, provide, reactive, readonly, ref, toRefs, watch, watchEffect } from 'vue';
import { compile } from 'vue/dist/vue.cjs.js';
import { renderToString } from '@vue/server-renderer';

const state = reactive({ count: 0, list: [1, 2], nested: { deep: true } });
const doubled = computed(() => state.count * 2);
const log = [];
watchEffect(() => log.push(`effect ${state.count}`));
watch(() => state.nested.deep, (now, before) => log.push(`watch ${before} -> ${now}`), { flush: 'sync' });
state.count++;
state.nested.deep = false;
state.list.push(3);
await nextTick();
console.log(log, doubled.value, isReactive(state.nested), state, toRefs(state).count.value);
const Child = defineComponent({ props: { label: { type: String, default: 'none' } }, emits: ['go'], setup: (props, { slots, attrs }) => () => h('li', { class: ['x', { on: props.label === 'b' }], ...attrs }, [props.label, slots.default?.({ n: 1 })]) });
const App = {
  components: { Child },
  setup() {
    provide('key', 'provided');
    const loaded = ref('no');
    onServerPrefetch(async () => { await null; loaded.value = 'yes'; });
    return { items: ref(['a', 'b']), loaded, html: '<i>raw</i>', active: true, text: '<&>', click() {}, injected: inject('missing', 'fallback') };
  },
  template: `<h1 :id="'t' + items.length" :style="{ color: 'red', fontSize: '2px' }" :class="{ active }" @click="click">{{ text }} {{ loaded }} {{ injected }}</h1>
    <ul><Child v-for="(item, i) in items" :key="item" :label="item" :data-i="i"><template #default="{ n }"><b>{{ n }}</b></template></Child></ul>
    <p v-if="items.length > 5">many</p><p v-else>few</p><div v-html="html" v-show="!active"></div><input v-model="text" disabled>`,
};
console.log(await renderToString(createSSRApp(App)));
console.log(await renderToString(createSSRApp({ render: () => h('div', [h('span', 'x'), null, 5]) })), compile('<p>{{ a }}</p>').length, readonly(state) !== state);
const scope = effectScope();
scope.run(() => watchEffect(() => log.push(`scoped ${state.count}`)));
scope.stop();
state.count = 9;
await nextTick();
console.log(log);
await renderToString(createSSRApp({ setup() { throw new Error('setup failed'); }, render: () => null })).catch((error) => console.log(error.name, error.message));
