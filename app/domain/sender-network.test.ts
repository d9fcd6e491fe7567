import { expect, test } from 'vitest'
import { senderNetwork } from './sender-network.ts'

test.each([
  ['203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
  ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ['unknown', 'unknown', 'unknown'],
])('%s is one of %s, in %s', (address, own, wide) => expect(senderNetwork(address)).toEqual({ own, wide }))

test('addresses of one /64 are one sender, those of two are two', () => {
  expect(senderNetwork('2001:db8:1:2::a')).toEqual(senderNetwork('2001:db8:1:2:ffff:ffff:ffff:ffff'))
  expect(senderNetwork('2001:db8:1:2::a').own).not.toBe(senderNetwork('2001:db8:1:3::a').own)
})
