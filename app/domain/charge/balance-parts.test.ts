import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { money } from '../money.ts'
import { balanceParts } from './balance-parts.ts'
import type { AllocationOrder, Movement } from './balance-parts.ts'

const on = Temporal.PlainDate.from('2026-02-01')
const issued = (minor: bigint): Movement => ({ kind: 'issued', on, minor })
const paid = (minor: bigint): Movement => ({ kind: 'paid', on, minor: -minor })
const returned = (minor: bigint): Movement => ({ kind: 'returned', on, minor })
const fee = (id: string, minor: bigint): Movement => ({ kind: 'charged', on, minor, charge: { id, kind: 'fee' } })
const interest = (id: string, minor: bigint): Movement => ({
  kind: 'charged',
  on,
  minor,
  charge: { id, kind: 'interest' },
})
const waived = (id: string, minor: bigint): Movement => ({
  kind: 'waived',
  on,
  minor: -minor,
  charge: { id, kind: 'fee' },
})

const open = (movements: Movement[], order: AllocationOrder = 'principal_first') => {
  const { principal, fees, interest: due } = balanceParts(movements, order, 'USD')
  return [principal.minor, fees.minor, due.minor]
}

describe('a payment', () => {
  const owed = [issued(1_000n), fee('f', 40n), interest('i', 10n)]
  test.each<[AllocationOrder, bigint, bigint[]]>([
    ['principal_first', 1_000n, [0n, 40n, 10n]],
    ['principal_first', 1_020n, [0n, 20n, 10n]],
    ['principal_first', 1_045n, [0n, 0n, 5n]],
    ['costs_first', 30n, [1_000n, 10n, 10n]],
    ['costs_first', 45n, [1_000n, 0n, 5n]],
    ['costs_first', 550n, [500n, 0n, 0n]],
    ['costs_first', 1_050n, [0n, 0n, 0n]],
  ])('%s of %s leaves %o', (order, amount, left) => expect(open([...owed, paid(amount)], order)).toEqual(left))

  test('settles what there was when it came, not what is charged later', () =>
    expect(open([issued(1_000n), paid(400n), fee('f', 40n)], 'costs_first')).toEqual([600n, 40n, 0n]))

  test('that is returned reopens what it had settled', () =>
    expect(open([...owed, paid(550n), returned(520n)], 'costs_first')).toEqual([1_000n, 10n, 10n]))
})

test('credits and discounts lower the principal, whatever the order of allocation', () => {
  const movements: Movement[] = [
    issued(1_000n),
    fee('f', 40n),
    { kind: 'credited', on, minor: -200n },
    { kind: 'discounted', on, minor: -20n },
  ]
  const parts = balanceParts(movements, 'costs_first', 'USD')
  expect([parts.principal.minor, parts.fees.minor, parts.credited.minor, parts.discounted.minor]).toEqual([
    780n,
    40n,
    200n,
    20n,
  ])
})

test('a charge says what of it was paid, waived and is open', () => {
  const parts = balanceParts([issued(100n), fee('f', 40n), paid(115n), waived('f', 25n)], 'principal_first', 'USD')
  expect(parts.charges).toEqual([
    {
      id: 'f',
      kind: 'fee',
      charged: money(40n, 'USD'),
      paid: money(15n, 'USD'),
      waived: money(25n, 'USD'),
      open: money(0n, 'USD'),
    },
  ])
  expect(parts.balance.minor).toBe(0n)
})

test('what moved the principal is told with its day, for reckoning interest', () => {
  const parts = balanceParts([issued(1_000n), fee('f', 40n), paid(100n)], 'costs_first', 'USD')
  expect(parts.principalSteps.map(({ delta }) => delta.minor)).toEqual([1_000n, -60n])
})

test('the parts always sum to the balance, and waiving every charge leaves the principal', () => {
  const step = fc.record({
    kind: fc.constantFrom('pay', 'return', 'fee', 'interest', 'credit'),
    share: fc.bigInt({ min: 1n, max: 100n }),
  })
  const order = fc.constantFrom<AllocationOrder>('principal_first', 'costs_first')
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 9n }),
      fc.array(step, { maxLength: 12 }),
      order,
      (total, steps, first) => {
        const movements = [issued(total)]
        let balance = total
        let received = 0n
        steps.forEach(({ kind, share }, n) => {
          const amount =
            ((kind === 'return' ? received : kind === 'pay' || kind === 'credit' ? balance : total) * share) / 100n
          if (amount === 0n) return
          if (kind === 'pay') movements.push(paid(amount))
          if (kind === 'return') movements.push(returned(amount))
          if (kind === 'fee') movements.push(fee(`${n}`, amount))
          if (kind === 'interest') movements.push(interest(`${n}`, amount))
          if (kind === 'credit') movements.push({ kind: 'credited', on, minor: -amount })
          balance += kind === 'pay' || kind === 'credit' ? -amount : amount
          if (kind === 'pay') received += amount
          if (kind === 'return') received -= amount
        })
        const parts = balanceParts(movements, first, 'USD')
        expect(parts.balance.minor).toBe(balance)
        expect(parts.principal.minor + parts.fees.minor + parts.interest.minor).toBe(balance)
        for (const charge of parts.charges) {
          expect(charge.open.minor >= 0n).toBe(true)
          expect(charge.paid.minor + charge.waived.minor + charge.open.minor).toBe(charge.charged.minor)
        }
        const waivers = parts.charges
          .filter(({ open: left }) => left.minor > 0n)
          .map(({ id, open: left }) => waived(id, left.minor))
        const forgiven = balanceParts([...movements, ...waivers], first, 'USD')
        expect([forgiven.fees.minor, forgiven.interest.minor]).toEqual([0n, 0n])
        expect(forgiven.balance).toEqual(parts.principal)
      },
    ),
  )
})
