import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { recordManualPayment } from '#app/features/payments/record-manual-payment.server.ts'
import type { Bill } from './independent-books.ts'
import { dayOf, granted, PROMPT } from './month-kit.ts'
import type { Month, OnlinePayment } from './month-kit.ts'

/** False where nothing is there to do it with yet: it is tried again later. */
export type DeedOfDay = (day: string) => Promise<boolean>

/** What every deed of the month needs: which bills and payments there are to do something with, and how it is noted. */
export function monthDesk(month: Month) {
  const { businessId, books, online, resting, actor, random, pick, idOf } = month
  const by = { businessId, actor }
  const now = () => month.world.now()
  /** What is to be done on a later day. */
  const later: { on: string; deed: (day: string) => Promise<void> }[] = []
  const then = (on: string, deed: (day: string) => Promise<void>) => void later.push({ on, deed })
  const placeOf = (bill: Bill) => ({ client: bill.client, currency: bill.currency })
  const part = ({ number, currency }: Bill, minor: bigint) => ({
    ...{ invoiceId: asInvoiceId(idOf(number)), amount: { minor, currency } },
  })
  const some = (most: bigint) => 1n + (most * BigInt(5 + random(80))) / 100n

  const bills = () => [...books.bills.values()].filter(({ number, isVoid }) => !isVoid && !resting.has(number))
  const openBills = () => bills().filter((bill) => bill.client !== PROMPT && books.balance(bill.number) > 100n)
  const freeCredit = () =>
    [...month.clients.keys()].flatMap((client) =>
      ['USD', 'EUR'].flatMap((currency) => {
        const minor = books.credit(client, currency)
        return minor > 0n ? [{ client, currency, minor }] : []
      }),
    )
  /** Whole payments of one bill nothing was done with since, money and bill both. */
  const usable = (where: (payment: OnlinePayment) => boolean = () => true) => {
    const payment = pick(
      online.filter(
        (one) => !one.isUsed && one.numbers.length === 1 && !resting.has(one.numbers[0] ?? '') && where(one),
      ),
    )
    if (payment) payment.isUsed = true
    return payment
  }
  const notePaid = (on: string, bill: Bill, minor: bigint, at: 'stripe' | 'paypal' | 'hand', came = minor) =>
    books.note({
      ...{ ...placeOf(bill), on, kind: 'paid', owed: [[bill.number, -minor]], credit: came - minor },
      money: { at, minor: came },
    })
  const noteBack = (on: string, { client, currency, at, numbers }: OnlinePayment, minor: bigint) =>
    books.note({
      ...{ on, kind: 'returned', client, currency, owed: [[numbers[0] ?? '', minor]] },
      money: { at, minor: -minor },
    })

  async function byHand(bill: Bill, minor: bigint, received: string, method: 'check' | 'transfer' | 'cash' = 'check') {
    const amount = { minor, currency: bill.currency }
    const money = { amount, method, reference: null, receivedOn: dayOf(received) }
    granted(await recordManualPayment({ ...by, ...money, invoiceId: idOf(bill.number), now: now() }))
  }
  return {
    ...{ by, now, later, then, placeOf, part, some, bills, openBills, freeCredit, usable, notePaid, noteBack, byHand },
  }
}

export type Desk = ReturnType<typeof monthDesk>
