import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressKind, mayReach } from './public-address.ts'

test.each([
  ['8.8.8.8', 'public'],
  ['93.184.216.34', 'public'],
  ['100.63.255.255', 'public'],
  ['100.128.0.0', 'public'],
  ['172.15.255.255', 'public'],
  ['172.32.0.0', 'public'],
  ['223.255.255.255', 'public'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['10.0.0.1', 'private'],
  ['100.64.0.1', 'private'],
  ['100.127.255.255', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['0.0.0.0', 'never'],
  ['0.1.2.3', 'never'],
  ['169.254.169.254', 'never'],
  ['192.0.0.192', 'never'],
  ['192.0.2.1', 'never'],
  ['192.88.99.1', 'never'],
  ['198.18.0.1', 'never'],
  ['198.19.255.255', 'never'],
  ['198.51.100.7', 'never'],
  ['203.0.113.7', 'never'],
  ['224.0.0.1', 'never'],
  ['239.255.255.250', 'never'],
  ['240.0.0.1', 'never'],
  ['255.255.255.255', 'never'],
  ['2606:4700:4700::1111', 'public'],
  ['2a00:1450:4001:81b::200e', 'public'],
  ['::1', 'loopback'],
  ['0:0:0:0:0:0:0:1', 'loopback'],
  ['fc00::1', 'private'],
  ['fdff:ffff::1', 'private'],
  ['fd00:ec2::254', 'never'],
  ['::', 'never'],
  ['::7f00:1', 'never'],
  ['::ffff:127.0.0.1', 'never'],
  ['::ffff:7f00:1', 'never'],
  ['::ffff:8.8.8.8', 'never'],
  ['::ffff:0:8.8.8.8', 'never'],
  ['64:ff9b::10.0.0.1', 'never'],
  ['64:ff9b:1::1', 'never'],
  ['100::1', 'never'],
  ['2001::1', 'never'],
  ['2001:10::1', 'never'],
  ['2001:db8::1', 'never'],
  ['2002:7f00:1::', 'never'],
  ['3fff::1', 'never'],
  ['fe80::1', 'never'],
  ['fe80::1%eth0', 'never'],
  ['fec0::1', 'never'],
  ['ff02::1', 'never'],
  ['5f00::1', 'never'],
  // Not the one form of an address, so nothing that we would speak to.
  ['127.1', 'never'],
  ['0177.0.0.1', 'never'],
  ['2130706433', 'never'],
  ['1.2.3.4.5', 'never'],
  ['1.2.3.256', 'never'],
  ['1:2:3', 'never'],
  ['1::2::3', 'never'],
  ['1:2:3:4:5:6:7:8:9', 'never'],
  ['2606:4700::zz', 'never'],
  ['localhost', 'never'],
  ['', 'never'],
])('%s is %s', (address, kind) => expect(addressKind(address)).toBe(kind))

test('no IPv4 address is spoken to in the clothes of an IPv6 one', () =>
  fc.assert(
    fc.property(fc.ipV4(), fc.constantFrom('::ffff:', '::', '64:ff9b::', '::ffff:0:'), (address, clothes) => {
      expect(['never', 'loopback']).toContain(addressKind(`${clothes}${address}`))
      expect(mayReach(`${clothes}${address}`, { reach: 'public', isSecure: true })).toBe(false)
    }),
  ))

test.each([
  ['8.8.8.8', 'public', true, true],
  ['8.8.8.8', 'private', false, false],
  ['127.0.0.1', 'public', true, false],
  ['127.0.0.1', 'loopback', false, true],
  ['10.0.0.1', 'loopback', true, false],
  ['10.0.0.1', 'private', false, true],
  ['127.0.0.1', 'private', false, true],
  ['169.254.169.254', 'private', true, false],
] as const)('%s, reach %s, with TLS %s: %s', (address, reach, isSecure, expected) =>
  expect(mayReach(address, { reach, isSecure })).toBe(expected),
)
