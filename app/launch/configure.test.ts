import { expect, test } from 'vitest'
import { configure } from './configure.ts'

test.each(['loopback', '10.0.0.1', '10.0.0.0/8, 192.0.2.7', 'loopback,uniquelocal', '::1', 'fd00::/8', ''])(
  'TRUST_PROXY may be "%s"',
  (TRUST_PROXY) => {
    expect(configure({ NODE_ENV: 'test', TRUST_PROXY, SANDBOX: '1' }).port).toBe(3000)
  },
)

test.each([
  'lopback',
  'true',
  '1',
  '10.0.0.0/33',
  '10.0.0.0/0',
  '10.0.0.0/8/8',
  'fd00::/129',
  'proxy.example',
  'loopback,',
])('TRUST_PROXY "%s" is refused in one line', (TRUST_PROXY) => {
  expect(() => configure({ NODE_ENV: 'test', TRUST_PROXY, SANDBOX: '1' })).toThrow(
    /^TRUST_PROXY: ".*" is no address.*$/,
  )
})
