import { describe, expect, test } from 'vitest'
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
    expect(portalStatus(samplePortal({ today }))).toMatchObject({ headline, tone, offer: 'pay', text: null }),
  )

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
