import { prisma } from '#app/db/client.server.ts'
import { loadOpenItems } from '#app/db/read/open-items.server.ts'
import { statementLabels } from '#app/domain/statement/statement-labels.ts'
import { renderStatementPdf } from '#app/gateways/pdf/statement-pdf.server.ts'

/** All that is open of a client as a PDF; drawn, not stored: reading leaves no trace. */
export async function statementPdf({ businessId, clientId, now }: { businessId: string; clientId: string; now: Date }) {
  const statement = await loadOpenItems(prisma, businessId, clientId, now)
  if (!statement) throw new Error(`no client ${clientId}`)
  const filename = `${statementLabels(statement.locale).file}-${statement.asOf.toString()}.pdf`
  return { filename, bytes: await renderStatementPdf(statement) }
}
