import { writeOffDebt } from '#app/features/invoices/write-off-debt.server.ts'
import { creditInvoice } from '#app/features/invoices/credit-invoice.server.ts'
import { voidInvoice } from '#app/features/invoices/void-invoice.server.ts'
import { applyCredit } from '#app/features/credits/apply-credit.server.ts'
import { unapplyCredit } from '#app/features/credits/unapply-credit.server.ts'
import { newId } from '#app/ids.server.ts'
import { plusDays } from './independent-books.ts'
import type { Bill } from './independent-books.ts'
import { monthDesk } from './month-desk.ts'
import type { DeedOfDay } from './month-desk.ts'
import { granted, PROMPT, RECURRING_DAYS } from './month-kit.ts'
import type { Month } from './month-kit.ts'
import { moneyBack } from './month-money-back.ts'
import { moneyIn } from './month-money-in.ts'

/** Days a discount is offered on. */
const DISCOUNT_DAYS = ['2026-11-03', '2026-11-17']
const BILLS_IN_ALL = 60

/**
 * Lives through November: bills, and on each day some deeds of a shuffled deck, each by the product's own verb and into the books
 * beside it. `atEvening` is called at the end of each day. Errors: a deed that found no day.
 */
export async function liveThrough(month: Month, atEvening: (day: string) => Promise<void>): Promise<void> {
  const desk = monthDesk(month)
  const { deck, comes } = monthDeeds(month, desk)
  // What has to be over by the end of the month comes early.
  const left = Object.entries(deck)
    .flatMap(([name, card]) =>
      Array.from({ length: card.times }, () => ({ name, ...card, place: month.random(card.until ? 2_500 : 10_000) })),
    )
    .sort((a, b) => a.place - b.place)
  for (let day = '2026-11-01'; day <= '2026-11-30'; day = plusDays(day, 1)) {
    const daysLeft = 31 - Number(day.slice(8))
    await month.goTo(day, 8)
    await month.noteRecurring(day)
    if (DISCOUNT_DAYS.includes(day)) await comes.billWithDiscount(day)
    const others = RECURRING_DAYS.length + DISCOUNT_DAYS.filter((one) => one > day).length
    const bills = Math.ceil((BILLS_IN_ALL - others - month.billed()) / daysLeft)
    for (let n = 0; n < bills; n += 1) await month.billSome(day, [0, 7, 14, 30])
    for (const { on, deed } of desk.later) if (on === day) await deed(day)
    const wanted = Math.ceil(left.length / Math.max(1, daysLeft - 1))
    for (let done = 0, n = 0; done < wanted && n < left.length;) {
      // Every other day the last ones in the evening, when the next day has begun in UTC.
      if (done === wanted - 1 && daysLeft % 2 === 0) await month.goTo(day, 21)
      if (await left[n]?.deed(day)) {
        left.splice(n, 1)
        done += 1
      } else n += 1
    }
    const late = left.find(({ until }) => until && day >= until)
    if (late) throw new Error(`seed ${month.seed}: ${late.name} found no day`)
    await atEvening(day)
  }
  if (left.length > 0) throw new Error(`seed ${month.seed}: ${left.map(({ name }) => name).join(', ')} found no day`)
}

function monthDeeds(month: Month, desk: ReturnType<typeof monthDesk>) {
  const { books, resting, random, pick, idOf, clientId } = month
  const { by, now, then, placeOf, part, some, bills, openBills, notePaid, byHand } = desk
  const comes = moneyIn(month, desk)
  const goes = moneyBack(month, desk)

  const deck: Record<string, { times: number; deed: DeedOfDay; until?: string }> = {
    whole: { times: 6, deed: comes.manual((open) => open) },
    part: { times: 4, deed: comes.manual(desk.some) },
    late: { times: 3, deed: comes.manual((open) => open, 6) },
    over: { times: 3, deed: comes.manual((open) => open + BigInt(1_000 + random(20_000))) },
    card: { times: 7, deed: comes.card('card') },
    cardPart: { times: 2, deed: comes.card('card', true) },
    paypal: { times: 4, deed: comes.card('paypal') },
    severalByCard: { times: 1, deed: comes.severalByCard },
    bankDebit: { times: 2, deed: comes.bankDebit, until: '2026-11-24' },
    cheque: { times: 4, deed: comes.chequeOverSeveral },
    refundOwedAgain: { times: 2, deed: (day) => goes.refund(day, 'reopen') },
    refundCredited: { times: 2, deed: (day) => goes.refund(day, 'credit_invoice') },
    refundOfCredit: { times: 1, deed: goes.refundOfCredit },
    creditPaidOut: { times: 1, deed: goes.creditPaidOut },
    chargeback: { times: 2, deed: (day) => goes.dispute(day, 'lost'), until: '2026-11-25' },
    disputeWon: { times: 1, deed: (day) => goes.dispute(day, 'won'), until: '2026-11-25' },
    takenBack: { times: 2, deed: goes.takenBack },
    creditNote: { times: 4, deed: (day) => creditNote(day, false) },
    creditNoteOfPaid: { times: 2, deed: (day) => creditNote(day, true) },
    writeOff: { times: 3, deed: writeOff, until: '2026-11-24' },
    applyCredit: { times: 4, deed: useCredit },
    void: { times: 2, deed: undo },
  }

  async function creditNote(day: string, ofPaid: boolean) {
    const isPaid = ({ number }: Bill) => books.balance(number) === 0n
    const bill = pick(
      ofPaid ? bills().filter((one) => one.client !== PROMPT && isPaid(one) && !isCredited(one)) : openBills(),
    )
    if (!bill || (!ofPaid && isCredited(bill))) return false
    const open = books.balance(bill.number)
    const minor = ofPaid ? some(bill.total) : some(open)
    const wish = { amount: { minor, currency: bill.currency } }
    granted(await creditInvoice({ ...by, invoiceId: idOf(bill.number), wish, reason: 'Less work', now: now() }))
    const owed = open > 0n ? [[bill.number, -(open < minor ? open : minor)] as const] : []
    books.note({ ...placeOf(bill), on: day, kind: 'credited', owed, credit: open < minor ? minor - open : 0n })
    return true
  }
  const isCredited = ({ number }: Bill) =>
    books.deeds.some(({ kind, owed }) => kind === 'credited' && owed.some(([of]) => of === number))

  let givenUp = 0
  /** Given up; of the first two, a part comes in four days later after all, having come two days before. */
  async function writeOff(day: string) {
    const bill = pick(openBills().filter(({ dueOn }) => dueOn < day))
    if (!bill) return false
    const minor = books.balance(bill.number)
    granted(await writeOffDebt({ ...by, invoiceId: idOf(bill.number), reason: 'Insolvent', now: now() }))
    books.note({ ...placeOf(bill), on: day, kind: 'written_off', owed: [[bill.number, -minor]] })
    resting.add(bill.number)
    givenUp += 1
    if (givenUp < 3)
      then(plusDays(day, 4), async (on) => {
        const received = plusDays(on, -2)
        const came = some(minor)
        await byHand(bill, came, received)
        notePaid(received, bill, came, 'hand')
        books.note({ ...placeOf(bill), on: received, kind: 'restored', owed: [[bill.number, came]] })
      })
    return true
  }

  let applied = 0
  /** Credit pays a bill; the first time, that is taken back the next day. */
  async function useCredit(day: string) {
    const bill = pick(openBills().filter(({ client, currency }) => books.credit(client, currency) > 0n))
    if (!bill) return false
    const [credit, open] = [books.credit(bill.client, bill.currency), books.balance(bill.number)]
    const minor = credit < open ? credit : open
    const applyId = newId()
    const wish = { clientId: clientId(bill.client), applyId, currency: bill.currency, parts: [part(bill, minor)] }
    granted(await applyCredit({ ...by, ...wish, now: now() }))
    const used = { ...placeOf(bill), kind: 'credit_used' } as const
    books.note({ ...used, on: day, owed: [[bill.number, -minor]], credit: -minor })
    applied += 1
    if (applied > 1) return true
    resting.add(bill.number)
    then(plusDays(day, 1), async (on) => {
      if (!(await unapplyCredit({ ...by, applyId, now: now() }))) throw new Error('the credit was not taken back')
      books.note({ ...used, on, owed: [[bill.number, minor]], credit: minor })
      resting.delete(bill.number)
    })
    return true
  }

  async function undo(day: string) {
    const touched = new Set(books.deeds.flatMap(({ kind, owed }) => (kind === 'issued' ? [] : owed.map(([of]) => of))))
    const bill = pick(openBills().filter(({ number }) => !touched.has(number)))
    if (!bill) return false
    const words = { reason: 'A slip', message: '' }
    granted(await voidInvoice({ ...by, ...words, invoiceId: idOf(bill.number), now: now() }))
    books.note({ ...placeOf(bill), on: day, kind: 'credited', owed: [[bill.number, -bill.total]] })
    bill.isVoid = true
    return true
  }

  return { deck, comes }
}
