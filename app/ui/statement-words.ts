import type { StatementAudience, StatementKind } from '#app/domain/statement/statement-wish.ts'

export const statementKindWords: Record<StatementKind, string> = {
  open_item: 'Open items',
  activity: 'Activity',
}

export const audienceWords: Record<StatementAudience, string> = {
  overdue: 'Clients with overdue invoices',
  open: 'Clients with open invoices',
  all: 'Everybody with something open, or invoiced in the last year',
}
