import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { samplePayment, samplePortal } from '#app/domain/portal/sample-portal.ts'
import { PortalPage } from './portal-page.tsx'

const show = (changes: Parameters<typeof samplePortal>[0] = {}) =>
  renderToStaticMarkup(createElement(PortalPage, { invoice: samplePortal(changes), path: '/p/token' }))

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.])/g, '$1')

describe('the portal page', () => {
  test('offers what the business takes, and transfers by reference', () => {
    const html = show()
    for (const said of ['Pay by card', 'Pay by bank (ACH)', 'Pay with PayPal', 'First Harbor Bank', '2041-7K']) {
      expect(html).toContain(said)
    }
  })

  test('without any online way the transfer is left, and no empty form', () => {
    const html = show({ methods: [] })
    expect(html).not.toContain('<form')
    expect(html).toContain('First Harbor Bank')
  })

  test.each([
    ['paid', { state: 'settled', settledOn: '2027-03-09', balance: { minor: 0n, currency: 'USD' } }],
    ['processing', { processing: { minor: 1n, currency: 'USD' } }],
    ['void', { state: 'void' }],
    ['written off', { state: 'written_off' }],
  ] as const)('P12: %s: there is nothing to press', (_state, changes) => {
    const html = show(changes)
    expect(html).not.toContain('<button')
    expect(html).not.toContain('First Harbor Bank')
  })

  test('an open checkout can be continued as it was, or called off', () => {
    const html = show({ payments: [samplePayment({ state: 'open', amount: { minor: 5_000n, currency: 'USD' } })] })
    expect(html).toContain('name="continue" value="yes"')
    expect(html).toContain('Continue this payment')
    expect(html).toContain('action="/p/token/cancel-payment"')
    expect(html).not.toContain('Pay with PayPal')
  })

  test('an early-payment discount names its day, and everything open is the discounted sum', () => {
    const html = show({ discount: { saves: usd(3_000n), pays: usd(120_450n), until: '2027-03-10' } })
    expect(words(html)).toContain('Pay by 10 March and save $30.00')
    expect(words(html)).toContain('Everything open $1,204.50')
    expect(words(show())).not.toContain('and save')
  })

  test('fees and interest stand beside the invoice, and unfold into how they were reckoned, without script', () => {
    const calculation = ['$1,000.00 × 11.75 % ÷ 365 × 12 days = $3.86']
    const at = '2027-03-26T15:00:00Z'
    const charges = [
      {
        kind: 'fee',
        amount: usd(1_500n),
        waived: usd(1_500n),
        on: '2027-03-26',
        at,
        calculation: ['Late fee: $15.00'],
      },
      { kind: 'interest', amount: usd(386n), waived: usd(0n), on: '2027-03-26', at, calculation },
    ] as const
    const html = show({ charges, balance: usd(123_836n) })
    expect(html).toContain('<details')
    for (const said of [
      'Invoice total $1,500.00',
      'Interest $3.86',
      'Paid so far $265.50',
      'Waived: $15.00',
      calculation[0],
    ])
      expect(words(html)).toContain(said)
    expect(words(html)).not.toContain('Late fees')
  })

  test('hostile names and colours are text', () => {
    const hostile = '"><script>alert(1)</script>\u202e'
    const html = show({
      number: hostile,
      clientName: hostile,
      description: hostile,
      transferDetails: hostile,
      business: {
        ...{ name: hostile, email: hostile, phone: hostile, postalAddress: hostile, logoPath: null },
        brandColor: '}</style><script>',
      },
      mails: [{ kind: 'reminder', subject: hostile, sentOn: '2027-03-07', at: '2027-03-07T14:00:00Z' }],
    })
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;')
  })

  test('ships no script and no handler', () => {
    expect(show()).not.toMatch(/<script|\son[a-z]+=/)
  })
})
