import { prisma } from '#app/db/client.server.ts'
import { loadAccountActivity } from '#app/db/read/account-activity.server.ts'
import { loadOpenItems } from '#app/db/read/open-items.server.ts'
import { activityPdfName, statementPdfName } from '#app/domain/statement/statement-pdf-name.ts'
import type { StatementWish } from '#app/domain/statement/statement-wish.ts'
import { renderActivityPdf } from '#app/gateways/pdf/activity-pdf.server.ts'
import { renderStatementPdf } from '#app/gateways/pdf/statement-pdf.server.ts'

/** A statement of one client as a PDF, null for a client that is not there; drawn, not stored: reading leaves no trace. */
export async function statementPdf(
  { businessId, clientId }: { businessId: string; clientId: string },
  wish: StatementWish,
  now: Date,
): Promise<{ filename: string; bytes: Uint8Array } | null> {
  if (wish.kind === 'open_item') {
    const statement = await loadOpenItems(prisma, businessId, clientId, now)
    return statement && { filename: statementPdfName(statement), bytes: await renderStatementPdf(statement) }
  }
  const activity = await loadAccountActivity(prisma, { businessId, clientId }, wish)
  return activity && { filename: activityPdfName(activity), bytes: await renderActivityPdf(activity) }
}
