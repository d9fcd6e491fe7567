import { payOutCredit } from '#app/features/credits/pay-out-credit.server.ts'
import { requestRefund } from '#app/features/payments/request-refund.server.ts'
import { newId } from '#app/ids.server.ts'
import { plusDays } from './independent-books.ts'
import type { Desk } from './month-desk.ts'
import { dayOf, granted } from './month-kit.ts'
import type { Month, OnlinePayment } from './month-kit.ts'

/** Money that goes back. */
export function moneyBack(month: Month, desk: Desk) {
  const { world, books, resting, pick, clientId } = month
  const { by, now, then, some, freeCredit, usable, noteBack } = desk

  const giveBack = async (payment: OnlinePayment, minor: bigint, effect: 'reopen' | 'credit_invoice' | 'credit') => {
    const wish = { paymentId: payment.id, refundId: newId(), amount: { minor, currency: payment.currency }, effect }
    granted(await requestRefund({ ...by, ...wish, reason: 'Ordered twice', paidOut: null, now: now() }))
    await world.advance('PT1S')
  }
  async function refund(day: string, effect: 'reopen' | 'credit_invoice') {
    const paid = usable()
    if (!paid) return false
    const minor = some(paid.minor)
    await giveBack(paid, minor, effect)
    noteBack(day, paid, minor)
    const owed = [[paid.numbers[0] ?? '', -minor]] as const
    const { client, currency } = paid
    if (effect === 'credit_invoice') books.note({ on: day, kind: 'credited', client, currency, owed })
    return true
  }

  async function refundOfCredit(day: string) {
    const paid = usable(({ client, currency }) => books.credit(client, currency) > 0n)
    if (!paid) return false
    const { client, currency } = paid
    const credit = books.credit(client, currency)
    const minor = credit < paid.minor ? credit : paid.minor
    await giveBack(paid, minor, 'credit')
    const money = { at: paid.at, minor: -minor }
    books.note({ on: day, kind: 'returned', client, currency, owed: [], credit: -minor, money })
    return true
  }

  async function creditPaidOut(day: string) {
    const credit = pick(freeCredit())
    if (!credit) return false
    const { client, currency } = credit
    const minor = credit.minor / 2n + 1n
    const out = { clientId: clientId(client), refundId: newId(), amount: { minor, currency }, paidOn: dayOf(day) }
    const how = { method: 'transfer' as const, reference: null, reason: 'Asked for' }
    granted(await payOutCredit({ ...by, ...out, ...how, now: now() }))
    const money = { at: 'hand' as const, minor: -minor }
    books.note({ on: day, kind: 'returned', client, currency, owed: [], credit: -minor, money })
    return true
  }

  /** The bank takes the money at once; two days later it is decided. */
  async function dispute(day: string, outcome: 'won' | 'lost') {
    const paid = usable(({ at }) => at === 'stripe')
    if (!paid) return false
    const [number = ''] = paid.numbers
    resting.add(number)
    const tell = async (body: object) => {
      await world.control(`/stripe/payments/${paid.ref}/dispute`, body)
      await world.advance('PT1S')
    }
    await tell({})
    then(plusDays(day, 2), async (on) => {
      await tell({ outcome })
      if (outcome === 'lost') noteBack(on, paid, paid.minor)
      resting.delete(number)
    })
    return true
  }

  async function takenBack(day: string) {
    const paid = usable()
    if (!paid) return false
    const place = paid.at === 'stripe' ? `/stripe/payments/${paid.ref}/return` : `/paypal/captures/${paid.ref}/reverse`
    await world.control(place, {})
    await world.advance('PT1S')
    noteBack(day, paid, paid.minor)
    return true
  }

  return { refund, refundOfCredit, creditPaidOut, dispute, takenBack }
}
