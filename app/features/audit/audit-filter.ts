import type { AuditFilter } from '#app/db/read/audit.server.ts'
import { addDays, parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { isAuditKind } from '#app/domain/timeline/audit-kinds.ts'

/** How far back words are looked for, unless a first day is given: what was recorded has no index by word. */
const textDays = 366

/** The filter an address asks for; what cannot be read narrows nothing. */
export function auditFilter(
  query: URLSearchParams,
  { timeZone, today }: { timeZone: string; today: PlainDate },
): AuditFilter {
  const who = query.get('who') ?? 'people'
  const kind = query.get('kind') ?? ''
  const text = (query.get('q') ?? '').trim().slice(0, 100)
  const from = parseDay(query.get('from') ?? '')
  return {
    who: /^(all|people|client|provider|system|(user|api):[\w-]{1,64})$/.test(who) ? who : 'people',
    kind: isAuditKind(kind) ? kind : null,
    from: from ?? (text ? addDays(today, -textDays) : null),
    until: parseDay(query.get('until') ?? ''),
    text,
    timeZone,
  }
}
