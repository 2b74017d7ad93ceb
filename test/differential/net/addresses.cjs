const net = require('node:net');
const { BlockList, SocketAddress } = net;
const { inspect } = require('node:util');
const t = (f) => {
  try {
    console.log(inspect(f(), { depth: 4 }));
  } catch (e) {
    console.log('!', e.name, e.code, e.message);
  }
};
const b = new BlockList();
t(() => b.addAddress('1.1.1.1'));
t(() => b.addAddress('x'));
t(() => b.addAddress(1));
t(() => b.addAddress('1.1.1.1', 1));
t(() => b.addAddress('1.1.1.1', 'ipvx'));
t(() => b.addAddress('::1', 'ipv6'));
t(() => b.addAddress('::1'));
t(() => b.addAddress('1.1.1.1', 'IPv4'));
t(() => b.addRange('1.1.1.5', '1.1.1.1'));
t(() => b.addRange('1.1.1.1', '1.1.1.5'));
t(() => b.addRange('::1', '::5', 'ipv6'));
t(() => b.addRange(new SocketAddress({ address: '1.1.1.1' }), new SocketAddress({ address: '::1', family: 'ipv6' })));
t(() => b.addSubnet('8592:757c:efae:4e45::', 64, 'ipv6'));
t(() => b.addSubnet('10.1.2.3', 16));
t(() => b.addSubnet('10.0.0.0', 33));
t(() => b.addSubnet('10.0.0.0', 'x'));
t(() => b.addSubnet('1.1.1.1', -1));
t(() => b.rules);
t(() => b);
t(() => b.check('1.1.1.1'));
t(() => b.check('::ffff:1.1.1.1', 'ipv6'));
t(() => b.check('x'));
t(() => b.check(1));
t(() => b.check('::ffff:a01:1', 'ipv6'));
t(() => b.check('10.1.255.255'));
t(() => b.size);
t(() => b.addAddresses(['9.9.9.9', '8.8.8.8']));
t(() => b.addCIDR('7.0.0.0/8'));
t(() => b.addCIDR('7.0.0.0/99'));
t(() => b.addCIDR('7.0.0.0'));
t(() => b.addCIDR(1));
t(() => b.addCIDR('::1/128'));
t(() => b.addCIDRs(['6.0.0.0/8']));
t(() => b.rules);
t(() => b.removeAddress('9.9.9.9'));
t(() => b.removeAddress('9.9.9.9'));
t(() => b.removeCIDR('6.0.0.0/8'));
t(() => b.removeRange('1.1.1.1', '1.1.1.5'));
t(() => b.removeSubnet('10.1.0.0', 16));
t(() => b.rules);
t(() => b.clear());
t(() => b.rules);
t(() => b.fromJSON(['Address: IPv4 1.1.1.1', 'Range: IPv6 ::1-::5', 'Subnet: IPv4 1.0.0.0/8']));
t(() => b.toJSON());
t(() => b.fromJSON(['x']));
t(() => b.fromJSON('["Address: IPv4 1.2.3.4"]'));
t(() => b.fromJSON(1));
t(() => b.rules);
t(() => JSON.stringify(b));
t(() => BlockList.isBlockList(b));
t(() => new SocketAddress());
t(() => new SocketAddress({ family: 'ipv6' }));
t(() => new SocketAddress({ address: '1::0:2', family: 'ipv6', port: 5, flowlabel: 9 }).toJSON());
t(() => new SocketAddress(1));
t(() => new SocketAddress({ address: 1 }));
t(() => new SocketAddress({ family: 'x' }));
t(() => new SocketAddress({ port: -1 }));
t(() => new SocketAddress({ flowlabel: -1 }));
t(() => new SocketAddress({ address: 'zz' }));
t(() => new SocketAddress({ family: 'ipv6', address: '::ffff:1.2.3.4' }));
t(() => new SocketAddress({ family: 'IPv4' }));
t(() => new SocketAddress({ family: 4 }));
for (const s of ['1.2.3.4:80', '[::1]:8', '1.2.3.4', '::1', '[::1]', 'x', '0x1.2:3', '[::1]:99999', ''])
  t(() => SocketAddress.parse(s));
t(() => SocketAddress.isSocketAddress({}));
t(() => Object.getOwnPropertyNames(SocketAddress));
t(() => inspect(b, { depth: -1 }));
t(() => b.check(new SocketAddress({ address: '1.1.1.1' })));
t(() => net.setDefaultAutoSelectFamily(1));
t(() => net.setDefaultAutoSelectFamilyAttemptTimeout(5));
t(() => net.getDefaultAutoSelectFamilyAttemptTimeout());
t(() => net.setDefaultAutoSelectFamilyAttemptTimeout('x'));
t(() => net.setDefaultAutoSelectFamilyAttemptTimeout(0));
t(() => b.addAddress('1.1.1.1%eth0'));
t(() => b.addAddress('fe80::1%eth0', 'ipv6'));
t(() => [
  net.isIP('fe80::1%eth0'),
  net.isIP('01.1.1.1'),
  net.isIP('::1.2.3.4'),
  net.isIP('1::1::'),
  net.isIP('::ffff:1.2.3'),
  net.isIP('1:2:3:4:5:6:7::'),
  net.isIP('::1:2:3:4:5:6:7'),
  net.isIP('1:2:3:4:5:6:7:8:9'),
  net.isIP('::1%'),
  net.isIP(null),
  net.isIP('12345::'),
  net.isIP('1:2:3:4:5:6:1.2.3.4'),
  net.isIP('1:2:3:4:5:6:7:1.2.3.4'),
  net.isIP('::1%a b'),
]);
for (const a of [
  '::',
  '::1',
  '1:0:0:2:0:0:0:3',
  '::ffff:1.2.3.4',
  '::1.2.3.4',
  '0:0:0:0:0:0:1:2',
  '1:2:0:4:5:6:7:8',
  '::ffff:0:1',
  '64:ff9b::1.2.3.4',
  '::5',
  '::1:0:0',
])
  t(() => new SocketAddress({ address: a, family: 'ipv6' }).address);
