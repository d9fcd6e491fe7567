import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { CreditedInvoice } from '#app/domain/credit-note-import/decide-credit-note.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import type { RowRules } from '#app/domain/invoice-import/row-fate.ts'
import { decidePayment } from '#app/domain/payment-import/decide-payment.ts'
import type { PaymentFate } from '#app/domain/payment-import/decide-payment.ts'
import { paymentKey, paymentRow } from '#app/domain/payment-import/payment-row.ts'
import type { ImportedPayment } from '#app/domain/payment-import/payment-row.ts'
import { lockClients } from '#app/db/read/dunning-facts.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import {
  readClientsOfMarks,
  readInvoicesOfNumbers,
  readKnownPayments,
  readUnexplained,
} from '#app/db/read/list-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { importRefOf } from './import-ref.server.ts'
import { clientFinder } from './row-client.ts'
import type { RowClient } from './row-client.ts'
import type { ItemFate, Taker, TakerPlace } from './taker.ts'
import { writePayments } from './write-payments.server.ts'
import type { BookedPayment } from './write-payments.server.ts'

interface Decided {
  readonly payment: ImportedPayment
  readonly fate: PaymentFate
}

/** Payments: booked as of the day they came, without a word to the client. The same payment again is unchanged. */
export function paymentTaker(
  { businessId, now, actor = 'system' }: TakerPlace,
  { timeZone }: { timeZone: string },
  rules: RowRules,
): Taker<ImportedPayment> {
  const today = todayIn(timeZone, instantOf(now))
  const decide = (tx: Tx, payments: readonly ImportedPayment[]) => decideAll(tx, businessId, payments, today)
  return {
    check: ([row]) => paymentRow(row, rules),
    keyOf: paymentKey,
    repeats: (_, line) => `The same payment stands on line ${line} already: give each a number of its own`,
    async look(tx, payments) {
      return (await decide(tx, payments)).map(fateOf)
    },
    async take(tx, payments) {
      const first = booked(await decide(tx, payments))
      const clientIds = [...new Set(first.map(({ clientId }) => clientId))]
      if (clientIds.length > 0) await lockClients(tx, businessId, clientIds)
      const decided = clientIds.length > 0 ? await decide(tx, payments) : []
      await writePayments(tx, { businessId, now, actor, timeZone }, booked(decided))
      return (clientIds.length > 0 ? decided : await decide(tx, payments)).map(fateOf)
    },
    show: ({ invoiceNumber, client, clientCode, emails, amount, receivedOn, reference, externalId }) => ({
      number: invoiceNumber ?? reference ?? externalId ?? 'Credit',
      ...{ client: client ?? clientCode ?? emails[0] ?? '', on: receivedOn, amount, open: null },
    }),
  }
}

const fateOf = ({ fate }: Decided): ItemFate => {
  if (fate.kind === 'reject') return { fate: 'rejected', reason: fate.reason }
  return { fate: fate.kind === 'book' ? 'created' : 'unchanged' }
}

const booked = (decided: readonly Decided[]): BookedPayment[] =>
  decided.flatMap(({ payment, fate }) =>
    fate.kind === 'book' ? [{ ...fate, payment, importRef: importRefOf(paymentKey(payment)) }] : [],
  )

/** Row after row on what is on file and what the rows before have done to it. */
async function decideAll(
  tx: Tx,
  businessId: string,
  payments: readonly ImportedPayment[],
  today: ReturnType<typeof todayIn>,
): Promise<Decided[]> {
  const numbers = [...new Set(payments.flatMap(({ invoiceNumber }) => invoiceNumber ?? []))]
  const invoices = await readInvoicesOfNumbers(tx, businessId, numbers)
  const clients = await readClientsOfMarks(tx, businessId, {
    codes: payments.flatMap(({ clientCode }) => clientCode ?? []),
    nameKeys: [...new Set(payments.flatMap(({ client }) => (client === null ? [] : nameKey(client))))],
    emails: [...new Set(payments.flatMap(({ emails }) => emails))],
  })
  const known = await readKnownPayments(tx, businessId, {
    refs: payments.map((payment) => importRefOf(paymentKey(payment))),
    ids: payments.flatMap(({ externalId }) => (externalId !== null && isUuid(externalId) ? externalId : [])),
  })
  const findClient = clientFinder(clients)
  const rows = payments.map((payment, place) => ({ payment, place, client: findClient(payment) }))
  const nameless = rows.filter(({ payment }) => payment.invoiceNumber === null)
  const unexplained = await readUnexplained(tx, businessId, [
    ...new Set(nameless.flatMap(({ client }) => idOf(client))),
  ])
  const decided: Decided[] = []
  // Those that name an invoice come first: what they explain is not in the way of the others.
  for (const { payment, place, client } of [...rows.filter((row) => !nameless.includes(row)), ...nameless]) {
    const { invoiceNumber, externalId, amount } = payment
    const invoice = invoiceNumber === null ? null : (invoices.get(invoiceNumber) ?? 'unknown')
    const isKnown = known.has(importRefOf(paymentKey(payment))) || (externalId !== null && known.has(externalId))
    const isCounted = idOf(client).some((id) => (unexplained.get(`${id} ${amount.currency}`) ?? 0n) > 0n)
    const fate = decidePayment(payment, { isKnown, invoice, client, isCounted, today })
    if (fate.kind === 'book' && invoiceNumber !== null && invoice !== null && invoice !== 'unknown') {
      invoices.set(invoiceNumber, afterwards(invoice, fate))
      const mark = `${fate.clientId} ${amount.currency}`
      const explained = fate.explained.reduce((sum, { minor }) => sum + minor, 0n)
      unexplained.set(mark, (unexplained.get(mark) ?? 0n) - explained)
    }
    decided[place] = { payment, fate }
  }
  return decided
}

const idOf = (client: RowClient): string[] => (client !== null && typeof client === 'object' ? [client.id] : [])

/** The invoice as the next row of the batch finds it. */
export const afterwards = (
  invoice: CreditedInvoice,
  fate: Pick<Extract<PaymentFate, { kind: 'book' }>, 'appliedMinor' | 'unexplained' | 'settles'>,
): CreditedInvoice => ({
  ...invoice,
  balanceMinor: invoice.balanceMinor - fate.appliedMinor,
  imported: fate.unexplained,
  state: fate.settles ? 'settled' : invoice.state,
})
