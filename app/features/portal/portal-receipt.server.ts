import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { pdfName } from '#app/domain/invoice/invoice-pdf-name.ts'
import { hasReceipt } from '#app/domain/paper/has-receipt.ts'
import { receiptPaper } from '#app/domain/paper/receipt.ts'
import { wordsLocale } from '#app/domain/words/language.ts'
import { renderPaperPdf } from '#app/gateways/pdf/paper-pdf.server.ts'
import type { PortalVisit } from './find-portal-invoice.server.ts'
import { paperParties } from './paper-parties.ts'
import type { PortalFile } from './paper-parties.ts'

/** A receipt for a payment that arrived for the visit's own invoice; null for any other. Drawn, not stored. */
export async function portalReceipt(
  { businessId, invoiceId }: PortalVisit,
  paymentId: string,
): Promise<PortalFile | null> {
  const target = await prisma.paymentTarget.findUnique({
    where: { businessId_paymentId_invoiceId: { businessId, paymentId, invoiceId } },
    include: { payment: true, invoice: { select: { number: true, client: { select: paperParties } } } },
  })
  if (!target || !hasReceipt(target.payment)) return null
  const { payment, invoice } = target
  const { business, ...client } = invoice.client
  const { currency } = payment
  const paper = receiptPaper({
    ...{ business, client, locale: wordsLocale(client.locale, business.locale), paymentId, method: payment.method },
    receivedOn: payment.receivedOn
      ? dayFromColumn(payment.receivedOn)
      : todayIn(business.timeZone, instantOf(payment.settledAt ?? payment.startedAt)),
    amount: { minor: payment.amountMinor, currency },
    refunded: { minor: payment.refundedMinor, currency },
    invoiceNumber: invoice.number,
    share: { minor: target.amountMinor, currency },
  })
  return { filename: pdfName(paper.file, invoice.number), bytes: await renderPaperPdf(paper) }
}
