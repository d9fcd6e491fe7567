import { loadOpenItems } from '#app/db/read/open-items.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { storeFile } from '#app/db/write/store-file.server.ts'
import { statementLabels } from '#app/domain/statement/statement-labels.ts'
import { renderStatementPdf } from '#app/gateways/pdf/statement-pdf.server.ts'

/** Raised when the statement's looks change, so that files made before are not taken for it. */
const TEMPLATE = 'statement-pdf/1'

/** All that is open of a client as a stored PDF, rendered once a day for as long as nothing on it changes. */
export async function attachStatement(
  tx: Tx,
  businessId: string,
  clientId: string,
  now: Date,
): Promise<{ filename: string; fileHash: string }> {
  const statement = await loadOpenItems(tx, businessId, clientId, now)
  if (!statement) throw new Error(`no client ${clientId} to make a statement for`)
  const text = JSON.stringify(statement, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
  const fileHash = await storeFile(
    tx,
    businessId,
    `${TEMPLATE} ${text}`,
    'application/pdf',
    () => renderStatementPdf(statement),
    now,
  )
  return { filename: `${statementLabels(statement.locale).file}-${statement.asOf.toString()}.pdf`, fileHash }
}
