import { loadAccountActivity } from '#app/db/read/account-activity.server.ts'
import { loadOpenItems } from '#app/db/read/open-items.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { storeFile } from '#app/db/write/store-file.server.ts'
import { activityPdfName, statementPdfName } from '#app/domain/statement/statement-pdf-name.ts'
import type { StatementWish } from '#app/domain/statement/statement-wish.ts'
import { renderActivityPdf } from '#app/gateways/pdf/activity-pdf.server.ts'
import { renderStatementPdf } from '#app/gateways/pdf/statement-pdf.server.ts'

/** Raised when a statement's looks change, so that files made before are not taken for it. */
const TEMPLATES = { open_item: 'statement-pdf/3', activity: 'activity-pdf/2' }

interface ClientOfBusiness {
  readonly businessId: string
  readonly clientId: string
}

interface AttachedFile {
  filename: string
  fileHash: string
}

/** A statement as a stored PDF, rendered once a day for as long as nothing on it changes. Errors: throws for an unknown client. */
export function attachStatement(tx: Tx, of: ClientOfBusiness, wish: StatementWish, now: Date): Promise<AttachedFile> {
  return wish.kind === 'open_item' ? attachOpenItems(tx, of, now) : attachActivity(tx, of, wish, now)
}

async function attachOpenItems(tx: Tx, { businessId, clientId }: ClientOfBusiness, now: Date): Promise<AttachedFile> {
  const statement = await loadOpenItems(tx, businessId, clientId, now)
  if (!statement) throw new Error(`no client ${clientId} to make a statement for`)
  const madeFrom = `${TEMPLATES.open_item} ${asText(statement)}`
  const draw = () => renderStatementPdf(statement)
  const fileHash = await storeFile(tx, businessId, madeFrom, 'application/pdf', draw, now)
  return { filename: statementPdfName(statement), fileHash }
}

async function attachActivity(
  tx: Tx,
  of: ClientOfBusiness,
  wish: Extract<StatementWish, { kind: 'activity' }>,
  now: Date,
): Promise<AttachedFile> {
  const statement = await loadAccountActivity(tx, of, wish)
  if (!statement) throw new Error(`no client ${of.clientId} to make a statement for`)
  const madeFrom = `${TEMPLATES.activity} ${asText(statement)}`
  const draw = () => renderActivityPdf(statement)
  const fileHash = await storeFile(tx, of.businessId, madeFrom, 'application/pdf', draw, now)
  return { filename: activityPdfName(statement), fileHash }
}

const asText = (document: object): string =>
  JSON.stringify(document, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
