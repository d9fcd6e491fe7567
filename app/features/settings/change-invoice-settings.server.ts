import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { invoiceSettingNames } from '#app/domain/invoice/invoice-settings.ts'
import type { InvoiceSettings } from '#app/domain/invoice/invoice-settings.ts'
import { toDecimalString } from '#app/domain/money.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'

/** Changes what stands on new invoices, and which rests are given up. What is issued stays as it is. */
export async function changeInvoiceSettings(call: {
  businessId: string
  settings: InvoiceSettings
  currency: string
  actor: string
  now: Date
}): Promise<void> {
  const { businessId, settings, currency, actor, now } = call
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM "Business" WHERE "id" = ${businessId}::uuid FOR UPDATE`
    const before = await tx.business.findUniqueOrThrow({ where: { id: businessId }, omit: { logo: true } })
    const fields = Object.keys(invoiceSettingNames) as (keyof InvoiceSettings)[]
    const changes = changesOf(
      fields,
      before,
      { ...settings },
      { autoWriteOffMinor: (minor: bigint) => `${toDecimalString({ minor, currency })} ${currency}` },
    )
    const changed = fields.filter((field) => field in changes).map((field) => invoiceSettingNames[field])
    if (changed.length === 0) return
    await tx.business.update({ where: { id: businessId }, data: settings })
    await recordEvents(tx, [{ businessId, type: 'business.updated', actor, at: now, data: { changed, changes } }])
  })
}
