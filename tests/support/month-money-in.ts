import { recordClientPayment } from '#app/features/payments/record-client-payment.server.ts'
import { newId } from '#app/ids.server.ts'
import { plusDays } from './independent-books.ts'
import type { DeedOfDay, Desk } from './month-desk.ts'
import { dayOf, granted, PROMPT } from './month-kit.ts'
import type { Month } from './month-kit.ts'

/** Money that comes in. */
export function moneyIn(month: Month, desk: Desk) {
  const { world, books, resting, random, pick, clientId } = month
  const { by, now, then, placeOf, part, openBills, notePaid, byHand } = desk

  const manual =
    (share: (open: bigint) => bigint, daysAgo = 0): DeedOfDay =>
    async (day) => {
      const received = plusDays(day, -daysAgo)
      const bill = pick(openBills().filter(({ issuedOn }) => issuedOn <= received))
      if (!bill) return false
      const open = books.balance(bill.number)
      const came = share(open)
      await byHand(bill, came, received, pick(['check', 'transfer', 'cash']))
      notePaid(received, bill, came < open ? came : open, 'hand', came)
      return true
    }
  const card =
    (method: 'card' | 'paypal', isPart = false): DeedOfDay =>
    async (day) => {
      const bill = pick(openBills().filter(({ number }) => books.balance(number) > 10_000n))
      if (!bill) return false
      const paid = await month.payOnline([bill], method, isPart ? books.balance(bill.number) / 2n : undefined)
      notePaid(day, bill, paid.minor, paid.at)
      return true
    }

  async function severalByCard(day: string) {
    const first = pick(openBills())
    const paid = openBills().filter((bill) => bill.client === first?.client && bill.currency === first.currency)
    if (!first || paid.length < 2) return false
    const owed = paid.map(({ number }) => [number, -books.balance(number)] as const)
    const { minor } = await month.payOnline(paid, 'card')
    books.note({ ...placeOf(first), on: day, kind: 'paid', owed, money: { at: 'stripe', minor } })
    return true
  }

  async function bankDebit(day: string) {
    const bill = pick(openBills().filter(({ currency }) => currency === 'USD'))
    if (!bill) return false
    const paid = await month.payOnline([bill], 'ach')
    resting.add(bill.number)
    then(plusDays(day, 1), async (on) => {
      await world.control(`/stripe/payments/${paid.ref}/settle`, {})
      await world.advance('PT1S')
      notePaid(on, bill, paid.minor, 'stripe')
      resting.delete(bill.number)
    })
    return true
  }

  /** One cheque for two bills, one of them in part, with something left over; it came the day before. */
  async function chequeOverSeveral(day: string) {
    const received = plusDays(day, -1)
    const one = pick(openBills().filter(({ issuedOn }) => issuedOn <= received))
    const two = openBills().find(
      (bill) =>
        bill !== one && bill.client === one?.client && bill.currency === one.currency && bill.issuedOn <= received,
    )
    if (!one || !two) return false
    const parts = [
      { bill: one, minor: books.balance(one.number) },
      { bill: two, minor: books.balance(two.number) / 2n },
    ]
    const rest = BigInt(random(2) * (500 + random(5_000)))
    const came = parts.reduce((sum, { minor }) => sum + minor, rest)
    const cheque = { method: 'check' as const, receivedOn: dayOf(received), reference: 'Cheque 17', now: now() }
    const amount = { minor: came, currency: one.currency }
    const laid = parts.map(({ bill, minor }) => part(bill, minor))
    const whose = { clientId: clientId(one.client), paymentId: newId() }
    granted(await recordClientPayment({ ...by, ...cheque, ...whose, amount, parts: laid }))
    books.note({
      ...{ ...placeOf(one), on: received, kind: 'paid', credit: rest, money: { at: 'hand', minor: came } },
      owed: parts.map(({ bill, minor }) => [bill.number, -minor] as const),
    })
    return true
  }

  /** Issued today; paid on the last day of its discount, and written down two days later. */
  async function billWithDiscount(day: string) {
    const received = plusDays(day, 5)
    const bill = await month.bill(PROMPT, 'USD', day, 30, received)
    const saved = (bill.total * 200n + 5_000n) / 10_000n
    then(plusDays(day, 7), async () => {
      await byHand(bill, bill.total - saved, received)
      notePaid(received, bill, bill.total - saved, 'hand')
      books.note({ ...placeOf(bill), on: received, kind: 'discounted', owed: [[bill.number, -saved]] })
    })
  }

  return { manual, card, severalByCard, bankDebit, chequeOverSeveral, billWithDiscount }
}
