import { describe, expect, test } from 'vitest'
import { noAnswers } from './portal-answers.ts'
import type { PortalAnswers, PortalDispute, PortalInstalment, PortalPlan } from './portal-answers.ts'
import { samplePayment, samplePortal } from './sample-portal.ts'
import { portalStatus } from './portal-status.ts'

describe('where an invoice stands, for the client', () => {
  test.each([
    ['2027-03-08', 'Due in 4 days, on Friday, 12 March', 'waiting'],
    ['2027-03-11', 'Due tomorrow, Friday, 12 March', 'waiting'],
    ['2027-03-12', 'Due today, Friday, 12 March', 'waiting'],
    ['2027-03-13', 'Overdue since Friday, 12 March', 'late'],
    ['2028-03-13', 'Overdue since 12 March 2027', 'late'],
  ])('on %s: %s', (today, headline, tone) =>
    expect(portalStatus(samplePortal({ today }))).toMatchObject({ headline, tone, offer: 'pay' }),
  )

  test('before the day nothing more is said, after it what helps', () => {
    expect(portalStatus(samplePortal()).text).toBeNull()
    expect(portalStatus(samplePortal({ today: '2027-03-13' })).text).toContain('nothing more to do')
  })

  test('paid says when, and offers nothing more', () => {
    const paid = samplePortal({ state: 'settled', settledOn: '2027-03-09', balance: { minor: 0n, currency: 'USD' } })
    expect(portalStatus(paid)).toMatchObject({ headline: 'Paid on 9 March 2027', tone: 'settled', offer: 'nothing' })
  })

  test('a bank debit on its way hides the buttons and says how long it takes', () => {
    const processing = samplePortal({
      processing: { minor: 123_450n, currency: 'USD' },
      payments: [samplePayment({ method: 'ach', state: 'processing' })],
    })
    expect(portalStatus(processing)).toEqual({
      offer: 'nothing',
      tone: 'waiting',
      headline: 'Payment processing',
      text: '$1,234.50 by bank debit is on its way. Thank you; a bank debit takes up to four business days, and we write to you when it has arrived.',
    })
  })

  test.each(['started', 'open'] as const)('a checkout that is %s can be continued', (state) => {
    const status = portalStatus(samplePortal({ payments: [samplePayment({ method: 'paypal', state })] }))
    expect(status).toMatchObject({ headline: 'In progress', offer: 'continue' })
    expect(status.text).toContain('$1,234.50 with PayPal')
  })

  test.each(['failed', 'returned'] as const)('a payment that %s is told, and payment offered again', (state) => {
    const status = portalStatus(samplePortal({ payments: [samplePayment({ state })] }))
    expect(status.offer).toBe('pay')
    expect(status.text).toContain('did not go through')
  })

  test.each(['expired', 'cancelled'] as const)('a checkout that was %s is not held against anyone', (state) =>
    expect(portalStatus(samplePortal({ payments: [samplePayment({ state })] }))).toMatchObject({
      offer: 'pay',
      text: null,
    }),
  )

  test.each([
    ['draft', 'Not issued yet'],
    ['void', 'Withdrawn'],
    ['written_off', 'Closed'],
  ] as const)('%s: %s, and nothing to pay', (state, headline) =>
    expect(portalStatus(samplePortal({ state }))).toMatchObject({ headline, tone: 'quiet', offer: 'nothing' }),
  )
})

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const instalment = (position: number, status: PortalInstalment['status'] = 'upcoming'): PortalInstalment => ({
  ...{ position, status, dueOn: `2027-0${position + 3}-15`, amount: usd(30_000n), paid: usd(0n) },
})
const plan = (state: PortalPlan['state'], changes: Partial<PortalPlan> = {}): PortalPlan => ({
  ...{ id: 'p', state, numbers: ['2041'], total: usd(90_000n), open: usd(90_000n), answerBy: '2027-03-18' },
  ...{ instalments: [1, 2, 3].map((n) => instalment(n)), message: null, next: null, autopay: null },
  ...changes,
})
const dispute = (state: PortalDispute['state'], minor: bigint | null): PortalDispute => ({
  ...{ id: 'd', state, amount: minor === null ? null : usd(minor), respondBy: '2027-03-11' },
  ...{ outcome: null, credit: null, correctedBy: null },
})
const statusWith = (answers: Partial<PortalAnswers>, changes: Parameters<typeof samplePortal>[0] = {}) =>
  portalStatus(samplePortal({ ...changes, answers: { ...noAnswers, ...answers } }))

describe('what was asked, told or agreed comes before the due day, with what happens next and when', () => {
  test.each<[string, Partial<PortalAnswers>, string]>([
    [
      'a plan proposed',
      { plan: plan('proposed') },
      'Plan proposed | You proposed 3 payments. We answer by Thursday, 18 March; until then nothing is asked of you.',
    ],
    [
      'an offer that waits',
      { plan: plan('countered') },
      'Plan proposed: it waits for your answer | We offer 3 payments, the first of $300.00 on Thursday, 15 April. Please accept it or propose something else by Thursday, 18 March; until then nothing is asked of you.',
    ],
    [
      'on a plan',
      { plan: plan('active', { next: instalment(2) }) },
      'On a plan: next payment of $300.00 on Saturday, 15 May | It is payment 2 of 3. You can make it here at any time, or pay more at once.',
    ],
    [
      'a part of it paid',
      { plan: plan('active', { next: { ...instalment(1), paid: usd(10_000n) } }) },
      'On a plan: next payment of $200.00 on Thursday, 15 April | It is payment 1 of 3. You can make it here at any time, or pay more at once.',
    ],
    [
      'by itself',
      { plan: plan('active', { next: instalment(2), autopay: 'Visa ending in 4242' }) },
      'On a plan: next payment of $300.00 on Saturday, 15 May | It is payment 2 of 3. It is made by itself with Visa ending in 4242; we write to you two days before.',
    ],
    [
      'all in dispute',
      { dispute: dispute('open', null) },
      'In dispute | Nothing is asked of you until we have answered, at the latest on Thursday, 11 March.',
    ],
    [
      'a part in dispute',
      { dispute: dispute('under_review', 20_000n) },
      'In dispute: $200.00 of $1,234.50 | The $200.00 you dispute rests until we have answered, at the latest on Thursday, 11 March. The other $1,034.50 stays payable.',
    ],
    [
      'an answer of ours',
      { dispute: dispute('proposed', null) },
      'In dispute: our answer waits for you | We have proposed how to settle it. Until you have answered, nothing is asked of you.',
    ],
    [
      'promised',
      { promise: { dueOn: '2027-03-20', amount: usd(123_450n) } },
      'Promised for Saturday, 20 March | You told us that $1,234.50 will be paid by then. Thank you; we will not remind you before.',
    ],
    [
      'paid, says the client',
      { notice: { paidOn: '2027-03-05', amount: usd(123_450n), method: 'transfer' } },
      'Looking for your payment | You told us that you paid $1,234.50 by bank transfer on Friday, 5 March. We are looking for it and write to you; there is nothing more to do.',
    ],
    [
      'more time',
      { help: { kind: 'extension', on: '2027-03-30' } },
      'More time asked for | You asked for time until Tuesday, 30 March. We answer within five business days; until then nothing is asked of you.',
    ],
    [
      'a call',
      { help: { kind: 'call_back', on: null } },
      'Call asked for | We call you on the next business day. Until then nothing is asked of you.',
    ],
  ])('%s', (_what, answers, said) => {
    const { headline, text, tone, offer } = statusWith(answers)
    expect(`${headline} | ${text}`).toBe(said)
    expect({ tone, offer }).toEqual({ tone: 'waiting', offer: 'pay' })
  })

  test('a payment of the plan that is late is a fact and help, in amber', () =>
    expect(statusWith({ plan: plan('active', { next: instalment(1, 'late') }) })).toMatchObject({
      tone: 'late',
      headline: 'On a plan: $300.00 of Thursday, 15 April is still open',
    }))

  test('a dispute that is over, a plan that ended and a contact that was named leave the due day standing', () => {
    expect(statusWith({ dispute: dispute('resolved', null) }).headline).toContain('Due in 4 days')
    expect(statusWith({ plan: plan('defaulted') })).toMatchObject({ text: expect.stringContaining('plan has ended') })
    expect(statusWith({ plan: plan('declined') })).toMatchObject({ text: expect.stringContaining('propose another') })
    expect(statusWith({ contactAsked: true })).toMatchObject({ text: expect.stringContaining('whom to write to') })
  })

  test('a bank account that waits for its two deposits', () =>
    expect(
      portalStatus(samplePortal({ payments: [samplePayment({ method: 'ach', state: 'verifying' })] })),
    ).toMatchObject({
      offer: 'continue',
      headline: 'Bank account to be confirmed',
    }))
})

describe('in the client’s language', () => {
  test.each([
    [
      'de-DE',
      'Fällig in 4 Tagen, am Freitag, 12. März',
      'Ratenplan: nächste Zahlung über 300,00\u00a0$ am Samstag, 15. Mai',
      'Bezahlt am 9. März 2027',
    ],
    [
      'es-ES',
      'Vence en 4 días, el viernes, 12 de marzo',
      'Con plan de pagos: próximo pago de 300,00\u00a0US$ el sábado, 15 de mayo',
      'Pagada el 9 de marzo de 2027',
    ],
    [
      'fr-FR',
      'À payer dans 4 jours, le vendredi 12 mars',
      'Échéancier en cours : prochain versement de 300,00\u00a0$US le samedi 15 mai',
      'Payée le 9 mars 2027',
    ],
  ])('%s', (locale, due, onPlan, paid) => {
    expect(statusWith({}, { locale }).headline).toBe(due)
    expect(statusWith({ plan: plan('active', { next: instalment(2) }) }, { locale }).headline).toBe(onPlan)
    const settled = { locale, state: 'settled', settledOn: '2027-03-09', balance: usd(0n) } as const
    expect(statusWith({}, settled).headline).toBe(paid)
  })
})
