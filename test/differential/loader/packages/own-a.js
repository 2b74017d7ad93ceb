export default "own a";
