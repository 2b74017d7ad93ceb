// Objects that gain, change and lose properties; dynamic keys; prototypes; spread and enumeration.
function main() {
  let sum = 0;
  for (let i = 0; i < 4000; i++) {
    const point = { x: i, y: i + 1 };
    point.z = point.x * point.y;
    point[`k${i % 50}`] = i;
    const copy = { ...point, w: 1 };
    delete copy.y;
    for (const key in copy) sum += copy[key];
    const child = Object.create(point);
    child.own = 1;
    sum += child.z + Object.keys(child).length + ('x' in child ? 1 : 0);
  }
  return sum;
}
main();
