import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'

export interface TaskItem {
  id: string
  /** What kind of task it is, in a word. */
  word: string
  kind: string
  title: string
  /** Where it can be dealt with. */
  to: string | null
  dueOn: string
  doneAt: Date | null
  client: { id: string; name: string; phone: string | null } | null
  invoice: { id: string; number: string; balance: Money } | null
}

type Row = Omit<TaskItem, 'dueOn' | 'to' | 'word'> & { key: string; dueOn: PlainDate }

export function taskItem({ key, dueOn, ...task }: Row): TaskItem {
  const isAddress = key.startsWith('address/')
  const kind = isAddress ? 'bounce' : task.kind
  return { ...task, kind, word: taskKind(kind).one, to: placeOf(key, task), dueOn: dueOn.toString() }
}

/** Where a task is dealt with follows from its cause: an address on the client's page, a mail of unknown fate on its own. */
function placeOf(key: string, { client, invoice }: Pick<Row, 'client' | 'invoice'>): string | null {
  const [cause, id] = key.split('/')
  if (cause === 'unknown' && id) return `/admin/outbox/${id}`
  if (cause === 'letter') return '/admin/letters'
  if (invoice && cause !== 'address') return `/admin/invoices/${invoice.id}`
  return client && `/admin/clients/${client.id}`
}

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
