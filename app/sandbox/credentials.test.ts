import { expect, test } from 'vitest'
import { deriveSandboxCredentials } from './credentials.ts'

test('the same secret gives the same credentials, another gives others, all in the vendors’ forms', () => {
  const credentials = deriveSandboxCredentials('one')
  expect(deriveSandboxCredentials('one')).toEqual(credentials)
  const others = Object.values(deriveSandboxCredentials('two'))
  expect(Object.values(credentials).filter((value) => others.includes(value))).toEqual([])
  expect(credentials.stripeSecretKey).toMatch(/^sk_test_\w{20,}$/)
  expect(credentials.stripeWebhookSecret).toMatch(/^whsec_\w{20,}$/)
  expect(credentials.resendApiKey).toMatch(/^re_\w{20,}$/)
  expect(credentials.paypalWebhookId).toMatch(/^[A-Z0-9]{17}$/)
  const key = credentials.resendWebhookSecret.replace('whsec_', '')
  expect(Buffer.from(key, 'base64').toString('base64')).toBe(key)
})
