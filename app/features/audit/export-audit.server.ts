import { readAudit } from '#app/db/read/audit.server.ts'
import type { AuditFilter } from '#app/db/read/audit.server.ts'
import { csvLine } from '#app/domain/file/spreadsheet-cell.ts'
import { changeLines } from '#app/domain/timeline/change-lines.ts'
import { describeEvent } from '#app/domain/timeline/describe-event.ts'

const PAGE = 500

/** What the audit shows, as CSV, page by page: however long it is, little of it is held at a time. */
export async function* exportAudit(businessId: string, filter: AuditFilter, locale: string): AsyncGenerator<string> {
  yield csvLine(['When (UTC)', 'Who', 'Type', 'What', 'Before and after', 'Client', 'Invoice'])
  for (let after: string | null = null; ;) {
    const { entries, next } = await readAudit(businessId, filter, { after, limit: PAGE })
    for (const { at, actor, event, client, invoice } of entries) {
      const changes = changeLines(event.data).map(({ field, before, after: now }) => `${field}: ${before} → ${now}`)
      yield csvLine([
        ...[at.toISOString(), actor, event.type, describeEvent(event, locale), changes.join('; ')],
        ...[client?.name ?? '', invoice?.number ?? ''],
      ])
    }
    if (!next) return
    after = next
  }
}
