const two: number = 2; export default two;
