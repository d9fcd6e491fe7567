import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { readStatementWish } from '#app/domain/statement/statement-wish.ts'
import type { StatementKind } from '#app/domain/statement/statement-wish.ts'
import { planStatements } from '#app/features/statements/plan-statements.server.ts'
import type { PlannedStatement } from '#app/features/statements/plan-statements.server.ts'
import { sendStatement } from '#app/features/statements/send-statement.server.ts'

/** A page of the list, and no more: each is written while the person waits. */
const AT_ONCE = 50

interface Chosen {
  readonly staff: Staff
  readonly form: FormData
  readonly now: Date
}

const clientsOf = (form: FormData): string[] =>
  [...new Set(form.getAll('client').map(String))].filter(isUuid).slice(0, AT_ONCE)

/** What would happen to those that were chosen. */
export async function reviewStatements({ staff, form, now }: Chosen): Promise<{
  planned: PlannedStatement[]
  kind: StatementKind
}> {
  const kind = form.get('kind') === 'activity' ? 'activity' : 'open_item'
  return { kind, planned: await planStatements(staff.businessId, clientsOf(form), now) }
}

/** Sends them; answers how many went and how many did not. */
export async function sendStatements({ staff, form, now }: Chosen): Promise<{ sent: number; not: number }> {
  const wish = readStatementWish(form, todayIn(staff.timeZone, instantOf(now)))
  const counts = { sent: 0, not: 0 }
  for (const clientId of clientsOf(form)) {
    const call = { businessId: staff.businessId, clientId, wish, actor: actorOf(staff), now }
    const outcome = await sendStatement(call)
    counts[outcome?.sent ? 'sent' : 'not'] += 1
  }
  return counts
}
