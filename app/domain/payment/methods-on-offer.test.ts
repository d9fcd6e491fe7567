import { expect, test } from 'vitest'
import { isTooMuchFor, methodsOnOffer } from './methods-on-offer.ts'
import type { MethodRules } from './methods-on-offer.ts'

const rules: MethodRules = {
  currency: 'USD',
  accepted: { card: true, ach: true, paypal: true },
  maxMinor: { card: null, ach: null, paypal: null },
  allowed: [],
  preferred: null,
}

test.each<[string, Partial<MethodRules>, string[]]>([
  ['all that the business takes', {}, ['card', 'ach', 'paypal']],
  ['what the client asked for comes first', { preferred: 'ach' }, ['ach', 'card', 'paypal']],
  ['a wish for a transfer changes nothing here', { preferred: 'transfer' }, ['card', 'ach', 'paypal']],
  ['only what this client is offered', { allowed: ['ach', 'transfer'] }, ['ach']],
  [
    'never what the business does not take',
    { allowed: ['paypal'], accepted: { card: true, ach: true, paypal: false } },
    [],
  ],
  ['no bank debit in another currency', { currency: 'EUR', preferred: 'ach' }, ['card', 'paypal']],
])('%s', (_rule, changes, methods) =>
  expect(methodsOnOffer({ ...rules, ...changes }).map(({ method }) => method)).toEqual(methods),
)

test('a limit belongs to the sum that is paid', () => {
  const [card, ach] = methodsOnOffer({ ...rules, maxMinor: { card: 100_000n, ach: null, paypal: null } })
  const amount = (minor: bigint) => ({ minor, currency: 'USD' })
  expect(card && isTooMuchFor(card, amount(100_000n))).toBe(false)
  expect(card && isTooMuchFor(card, amount(100_001n))).toBe(true)
  expect(ach && isTooMuchFor(ach, amount(100_000_000n))).toBe(false)
})
