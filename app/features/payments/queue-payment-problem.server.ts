import { loadCorrespondent } from '#app/db/read/correspondent.server.ts'
import type { LoadedSettlementFacts } from '#app/db/read/settlement-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import { nextSendInstant } from '#app/domain/dunning/send-window.ts'
import { draftPaymentProblem } from '#app/domain/payment/payment-problem-draft.ts'
import { numberList, phrasesOf } from '#app/domain/words/phrases.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { queueNote } from '#app/features/mail/queue-note.server.ts'

const wakingHours = { sendHour: 8, sendFromHour: 8, sendUntilHour: 20 }

/** Tells the client, neutrally, that a payment they were told is on its way did not arrive. Once per attempt. */
export async function queuePaymentProblem(
  tx: Tx,
  { businessId, facts, now }: { businessId: string; facts: LoadedSettlementFacts; now: Date },
): Promise<void> {
  const { payment } = facts
  const { savedMethodId, targets } = await tx.payment.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: payment.id } },
    select: {
      savedMethodId: true,
      targets: {
        select: { invoiceId: true, invoice: { select: { number: true } } },
        orderBy: { invoice: { dueOn: 'asc' } },
      },
    },
  })
  const invoiceId = targets[0]?.invoiceId
  // An instalment that was to pay itself has a mail of its own.
  if (!invoiceId || savedMethodId) return
  const correspondent = await loadCorrespondent(tx, businessId, payment.clientId)
  const { locale, greetingName, business, templates, timeZone } = correspondent
  const draft = draftPaymentProblem(
    {
      ...{ businessName: business.name, greetingName, locale, amount: payment.amount },
      invoiceNumber: numberList(
        targets.map(({ invoice }) => invoice.number),
        phrasesOf(languageOf(locale)),
      ),
    },
    templates,
  )
  await queueNote(tx, {
    ...{ businessId, correspondent, invoiceId, draft, now },
    key: `payment-problem/${payment.id}`,
    kind: 'payment_problem',
    sendAt: dateOf(nextSendInstant(instantOf(now), timeZone, wakingHours)),
  })
}
