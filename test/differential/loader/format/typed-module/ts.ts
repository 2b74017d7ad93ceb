export default ("ts" satisfies string);
