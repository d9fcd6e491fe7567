import { expect, test } from 'vitest'
import type { PortalDispute, PortalPlan } from './portal-answers.ts'
import { noAnswers } from './portal-answers.ts'
import { portalWaitsFor, portalWays } from './portal-ways.ts'
import { samplePortal } from './sample-portal.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const plan = (state: PortalPlan['state']): PortalPlan => ({
  ...{
    id: 'p',
    state,
    numbers: ['2041'],
    total: usd(90_000n),
    open: usd(90_000n),
    instalments: [],
    answerBy: null,
    message: null,
  },
  ...{ next: null, open: usd(0n), autopay: null },
})
const dispute = (state: PortalDispute['state'], minor: bigint | null = null): PortalDispute => ({
  ...{ id: 'd', state, amount: minor === null ? null : usd(minor), respondBy: '2027-03-11' },
  ...{ outcome: null, credit: null, correctedBy: null },
})
const always = ['wrongPerson', 'preferences', 'account']
const waysWith = (answers: Partial<typeof noAnswers>) =>
  portalWays(samplePortal({ answers: { ...noAnswers, ...answers } }))

test('an open invoice can be answered in every way', () =>
  expect(portalWays(samplePortal())).toEqual(['help', 'plan', 'promise', 'alreadyPaid', 'dispute', ...always]))

test.each([
  ['paid', { state: 'settled', balance: usd(0n) }, always],
  ['withdrawn', { state: 'void' }, always],
  ['on its way', { processing: usd(100n) }, ['dispute', ...always]],
] as const)('%s: only what still makes sense', (_state, changes, ways) =>
  expect(portalWays(samplePortal(changes))).toEqual(ways),
)

test.each(['proposed', 'countered', 'active'] as const)(
  'a plan that is %s is shown, and no second one asked for',
  (state) => expect(waysWith({ plan: plan(state) })).toEqual(['ownPlan', 'alreadyPaid', 'dispute', ...always]),
)

test.each(['declined', 'cancelled', 'defaulted'] as const)(
  'after a plan that was %s another can be asked for',
  (state) => expect(waysWith({ plan: plan(state) })).toContain('plan'),
)

test('all of it in dispute: the dispute, and nothing that asks for money', () =>
  expect(waysWith({ dispute: dispute('open') })).toEqual(['ownDispute', ...always]))

test('a part in dispute leaves the rest to be answered', () =>
  expect(waysWith({ dispute: dispute('open', 20_000n) })).toEqual([
    ...['help', 'plan', 'promise', 'alreadyPaid', 'ownDispute'],
    ...always,
  ]))

test('nothing is asked for twice', () => {
  const notice = { paidOn: '2027-03-05', amount: usd(1n), method: 'transfer' } as const
  expect(waysWith({ notice, contactAsked: true })).toEqual(['plan', 'dispute', 'preferences', 'account'])
  expect(waysWith({ promise: { dueOn: '2027-03-20', amount: usd(1n) } })).not.toContain('promise')
  expect(waysWith({ help: { kind: 'extension', on: null } })).not.toContain('help')
})

test('an offer or an answer of ours that waits is said', () => {
  const waits = (answers: Partial<typeof noAnswers>) =>
    portalWaitsFor(samplePortal({ answers: { ...noAnswers, ...answers } }))
  expect(waits({ plan: plan('countered') })).toBe('plan')
  expect(waits({ plan: plan('proposed') })).toBeNull()
  expect(waits({ plan: plan('countered'), dispute: dispute('proposed') })).toBe('dispute')
  expect(waits({ dispute: dispute('open') })).toBeNull()
})
