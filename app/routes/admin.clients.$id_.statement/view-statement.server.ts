import { prisma } from '#app/db/client.server.ts'
import { loadAccountActivity } from '#app/db/read/account-activity.server.ts'
import { loadOpenItems } from '#app/db/read/open-items.server.ts'
import { formatMoney } from '#app/domain/money.ts'
import { paperLabels } from '#app/domain/paper/paper-labels.ts'
import { activityLabels } from '#app/domain/statement/activity-labels.ts'
import { statementParts } from '#app/domain/statement/statement-document.ts'
import type { StatementWish } from '#app/domain/statement/statement-wish.ts'

/** On the page at most so many rows of a currency; the PDF has them all. */
const ROWS_SHOWN = 200
const words = 'en-US'

/** A statement as the page shows it; days are YYYY-MM-DD. Words are the desk's, whatever the client reads. */
export async function viewStatement(of: { businessId: string; clientId: string }, wish: StatementWish, now: Date) {
  if (wish.kind === 'activity') {
    const activity = await loadAccountActivity(prisma, of, wish)
    return {
      kind: 'activity' as const,
      parts: (activity?.parts ?? []).map(({ currency, opening, rows, closing }) => ({
        ...{ currency, opening, closing, hidden: Math.max(0, rows.length - ROWS_SHOWN) },
        rows: rows.slice(-ROWS_SHOWN).map(({ on, kind, numbers, amount, applied, balance }) => ({
          ...{ on: on.toString(), numbers, amount, balance },
          what: applied
            ? activityLabels(words).creditUsed(formatMoney(applied, words))
            : paperLabels(words).statement.movements[kind === 'credit_used' ? 'credited' : kind],
        })),
      })),
    }
  }
  const statement = await loadOpenItems(prisma, of.businessId, of.clientId, now)
  return {
    kind: 'open_item' as const,
    parts: (statement ? statementParts(statement) : []).map((part) => ({
      ...{ currency: part.currency, open: part.open, overdue: part.overdue, credit: part.credit, rest: part.rest },
      hidden: Math.max(0, part.items.length - ROWS_SHOWN),
      writtenOff: part.writtenOff.map(({ on, ...rest }) => ({ ...rest, on: on.toString() })),
      items: part.items.slice(0, ROWS_SHOWN).map(({ number, dueOn, total, charges, paid, credited, open }) => ({
        ...{ number, dueOn: dueOn.toString(), total, charges, paid, credited, open },
      })),
    })),
  }
}

export type ViewedStatement = Awaited<ReturnType<typeof viewStatement>>
