const semver = require('semver');

const versions = ['1.2.3', '1.10.0', '2.0.0-beta.2', '2.0.0-beta.10', '2.0.0', '0.9.9'];
console.log(semver.sort([...versions]), semver.rsort([...versions]), semver.maxSatisfying(versions, '^1.2'), semver.minSatisfying(versions, '>=1 <3'));
for (const range of ['^1.2.3', '~1.2', '1.x || >=2.5.0', '>1.0.0-alpha <2', '*', '1.2.3 - 2.3', '^0.0.3', 'nope'])
  console.log(range, semver.validRange(range), versions.filter((version) => semver.satisfies(version, range)), semver.satisfies('2.0.0-beta.2', range, { includePrerelease: true }));
for (const release of ['major', 'minor', 'patch', 'premajor', 'prerelease']) console.log(release, semver.inc('1.2.3-rc.1', release, 'beta'));
console.log(semver.coerce('v3.4 build'), semver.valid(' =v1.2.3+build '), semver.clean('  =v1.0.0 '), semver.diff('1.2.3', '2.0.0-a'), semver.prerelease('1.0.0-a.1.b'));
console.log(semver.compareBuild('1.0.0+1', '1.0.0+2'), semver.cmp('1.0.0', '>=', '0.9.0'), semver.gtr('3.0.0', '^2'), semver.outside('1.0.0', '^2', '<'), semver.intersects('^1.2', '~1.3'));
console.log(semver.simplifyRange(versions, '1.2.3 || 1.10.0 || 2.0.0'), semver.subset('^1.3', '^1'), semver.minVersion('>1.2.3-rc'), new semver.Range('>=1 <2 || 3').set.map(String));
console.log(semver.parse('1.2.3-a.1+b'), new semver.Comparator('>=1.2.0'), Object.keys(semver).length);
for (const wrong of ['1.2', 'x'.repeat(300), null, '9007199254740993.0.0']) {
  try {
    console.log(new semver.SemVer(wrong));
  } catch (error) {
    console.log(error.name, error.message.slice(0, 80));
  }
}
