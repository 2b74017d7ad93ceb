export default import.meta.url;
export const { main } = import.meta;
