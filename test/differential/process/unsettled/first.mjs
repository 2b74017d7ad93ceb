export const a = 1;

	export const b = [await new Promise(() => {}), 1]; // tabs
