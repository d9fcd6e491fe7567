import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { pdfName } from '#app/domain/invoice/invoice-pdf-name.ts'
import { movementKind, postingSubject } from '#app/domain/ledger/movement.ts'
import { invoiceStatementPaper } from '#app/domain/paper/invoice-statement.ts'
import { wordsLocale } from '#app/domain/words/language.ts'
import { renderPaperPdf } from '#app/gateways/pdf/paper-pdf.server.ts'
import type { PortalVisit } from './find-portal-invoice.server.ts'
import { paperParties } from './paper-parties.ts'
import type { PortalFile } from './paper-parties.ts'

/** How what is open on the visit's invoice came about. Drawn, not stored. */
export async function portalStatement({ businessId, invoiceId }: PortalVisit, now: Date): Promise<PortalFile> {
  const invoice = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: {
      client: { select: paperParties },
      charges: { select: { id: true, kind: true } },
      ledger: {
        where: { account: 'receivable' },
        orderBy: [{ recordedAt: 'asc' }, { postingKey: 'asc' }, { line: 'asc' }],
      },
    },
  })
  const { business, ...client } = invoice.client
  const { currency } = invoice
  const chargeKinds = new Map(invoice.charges.map(({ id, kind }) => [id, kind]))
  const paper = invoiceStatementPaper({
    ...{ business, client, locale: wordsLocale(client.locale, business.locale), invoiceNumber: invoice.number },
    asOf: todayIn(business.timeZone, instantOf(now)),
    movements: invoice.ledger.map(({ postingKey, amountMinor, occurredOn }) => {
      const kind = movementKind(postingKey, amountMinor > 0n)
      return {
        on: dayFromColumn(occurredOn),
        kind: kind === 'charged' ? (chargeKinds.get(postingSubject(postingKey)) ?? 'fee') : kind,
        amount: { minor: amountMinor, currency },
      }
    }),
    open: { minor: invoice.balanceMinor, currency },
  })
  return { filename: pdfName(paper.file, invoice.number), bytes: await renderPaperPdf(paper) }
}
