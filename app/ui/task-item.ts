import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'

export interface TaskItem {
  id: string
  kind: string
  title: string
  dueOn: string
  doneAt: Date | null
  client: { id: string; name: string; phone: string | null } | null
  invoice: { id: string; number: string; balance: Money } | null
}

export const taskItem = ({ dueOn, ...task }: Omit<TaskItem, 'dueOn'> & { dueOn: PlainDate }): TaskItem => ({
  ...task,
  dueOn: dueOn.toString(),
})

const kinds: Record<string, { one: string; many: string }> = {
  call: { one: 'Call', many: 'Calls' },
  letter: { one: 'Letter', many: 'Letters' },
  bounce: { one: 'Address', many: 'Addresses' },
  no_recipient: { one: 'Address', many: 'Addresses' },
  review: { one: 'Decision', many: 'Decisions' },
  escalation: { one: 'Decision', many: 'Decisions' },
  meeting: { one: 'Meeting', many: 'Meetings' },
  payment_mismatch: { one: 'Payment', many: 'Payments that do not fit' },
  overpayment: { one: 'Overpayment', many: 'Overpayments' },
  payment_failed: { one: 'Failed payment', many: 'Failed payments' },
}

/** What kind of task it is, in words. */
export const taskKind = (kind: string): { one: string; many: string } => {
  const plain = kind.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase())
  return kinds[kind] ?? { one: plain, many: plain }
}
