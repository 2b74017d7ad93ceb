const f = async () => {
  await new Promise(() => {});
};
label: {
  console.log('second runs');
  await f();
}
