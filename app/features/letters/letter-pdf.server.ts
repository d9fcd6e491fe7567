import { prisma } from '#app/db/client.server.ts'
import { loadLetterDocument, readPrintedLetter } from '#app/db/read/letters.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { renderLettersPdf } from '#app/gateways/pdf/letters-pdf.server.ts'

/** A letter to look at: as it was printed, or as it would be today. Null for one this business does not have. */
export async function letterPdf(
  businessId: string,
  letterId: string,
  zone: string,
  now: Date,
): Promise<Uint8Array | null> {
  const printed = await readPrintedLetter(businessId, letterId)
  if (printed) return printed
  const document = await loadLetterDocument(prisma, businessId, letterId, todayIn(zone, instantOf(now)))
  return document && renderLettersPdf([document])
}
