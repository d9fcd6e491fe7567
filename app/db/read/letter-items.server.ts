import type { Tx } from '#app/db/transaction.server.ts'
import type { ReminderFacts } from '#app/domain/dunning/reminder-facts.ts'
import type { LetterItem } from '#app/domain/letter/letter-content.ts'
import { isPositive } from '#app/domain/money.ts'
import { paymentReference } from '#app/domain/payment/payment-reference.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { readCharges } from './charges.server.ts'

/** The figures of a letter, one entry for each of its invoices; fees and interest stand on lines of their own. */
export async function loadLetterItems(
  tx: Tx,
  businessId: string,
  { items, client }: Pick<ReminderFacts, 'items' | 'client'>,
): Promise<LetterItem[]> {
  const ids = items.map(({ id }) => id)
  const charged = await readCharges(tx, businessId, ids)
  const references = await tx.invoice.findMany({
    where: { businessId, id: { in: ids } },
    select: { id: true, referenceCode: true },
  })
  const { labels } = phrasesOf(languageOf(client.locale))
  return items.map((item) => ({
    invoiceId: item.id,
    number: item.number,
    issuedOn: item.issuedOn.toString(),
    dueOn: item.dueOn.toString(),
    total: moneyData(item.total),
    paid: moneyData(item.paid),
    charges: [
      ...(charged.get(item.id)?.charges ?? []).map(({ kind, open }) => ({ kind, amount: open })),
      ...item.newCharges,
    ]
      .filter(({ amount }) => isPositive(amount))
      .map(({ kind, amount }) => ({ label: labels[kind], amount: moneyData(amount) })),
    open: moneyData(item.balance),
    reference: paymentReference(item.number, references.find(({ id }) => id === item.id)?.referenceCode ?? ''),
  }))
}
