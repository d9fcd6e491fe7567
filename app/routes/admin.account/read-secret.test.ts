import { expect, test } from 'vitest'
import { readSecret } from './read-secret.ts'

test('the key stands in groups of four, beside the account it belongs to', () => {
  const uri = 'otpauth://totp/Dunwell:ada%40example.com?secret=JBSWY3DPEHPK3PXPAB&issuer=Dunwell&digits=6&period=30'
  expect(readSecret(uri)).toEqual({ account: 'Dunwell:ada@example.com', groups: 'JBSW Y3DP EHPK 3PXP AB' })
})

test.each([
  [null],
  [''],
  ['javascript:alert(1)'],
  ['otpauth://totp/x?secret=short'],
  ['https://evil.example/?secret=JBSWY3DPEHPK3PXP'],
])('%j is no address of an app', (uri) => expect(readSecret(uri)).toBeNull())
