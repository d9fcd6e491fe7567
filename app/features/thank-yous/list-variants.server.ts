import { inTransaction } from '#app/db/transaction.server.ts'
import { readThankedPayment } from '#app/db/read/thanked-payment.server.ts'
import type { ThankYouVariant } from '#app/domain/words/template-kinds.ts'
import { composeThankYou } from '#app/features/mail/compose-thank-you.server.ts'

/** The thanks a person may choose for a payment, the best fit first. Changes nothing. */
export async function listVariants(
  businessId: string,
  paymentId: string,
  now: Date,
): Promise<readonly ThankYouVariant[]> {
  return inTransaction(async (tx) => {
    const thanked = await readThankedPayment(tx, businessId, paymentId)
    const composed = thanked && (await composeThankYou(tx, thanked, { now }))
    return composed?.variants ?? []
  })
}
