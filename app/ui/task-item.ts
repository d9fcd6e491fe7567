import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'

export interface TaskItem {
  id: string
  /** What kind of task it is, in a word. */
  word: string
  kind: string
  title: string
  /** Where it can be dealt with, and what one does there. */
  to: string | null
  verb: string
  /** One press is enough: nothing follows from how it is dealt with. */
  isDoneHere: boolean
  dueOn: string
  doneAt: Date | null
  client: { id: string; name: string; phone: string | null } | null
  invoice: { id: string; number: string; balance: Money } | null
}

type Row = Omit<TaskItem, 'dueOn' | 'to' | 'word' | 'verb' | 'isDoneHere'> & { key: string; dueOn: PlainDate }

export function taskItem({ key, dueOn, ...task }: Row): TaskItem {
  const kind = key.startsWith('address/') ? 'bounce' : task.kind
  return {
    ...{ ...task, kind, word: taskKind(kind).one, to: placeOf({ ...task, key, kind }), dueOn: dueOn.toString() },
    ...wayOf(key, kind),
  }
}

const verbs: Record<string, string> = {
  call: 'Call',
  bounce: 'Fix',
  draft: 'Review',
  help: 'Answer',
  escalation: 'Decide',
  contact_proposal: 'Decide',
  already_paid: 'Check',
  webhook: 'Mend',
}

/** From how these are dealt with something follows, so they are done where that is asked. */
const onItsPage = [...Object.keys(verbs), 'letter', 'dispute']

/** What one does about it, and whether saying that it is done is enough. */
function wayOf(key: string, kind: string): Pick<TaskItem, 'verb' | 'isDoneHere'> {
  const [cause, , part] = key.split('/')
  if (cause === 'unknown' || (cause === 'plan' && part === undefined)) return { verb: 'Decide', isDoneHere: false }
  return { verb: verbs[kind] ?? 'Open', isDoneHere: !onItsPage.includes(kind) }
}

/** Kinds that are dealt with on a page of their own. */
const withPage = ['call', 'bounce', 'contact_proposal', 'help']

/** Where a task is dealt with follows from what it is and from its cause. */
function placeOf({ id, key, kind, client, invoice }: Pick<Row, 'id' | 'key' | 'kind' | 'client' | 'invoice'>) {
  const [cause, subject] = key.split('/')
  if (cause === 'unknown' && subject) return `/admin/outbox/${subject}`
  if (cause === 'postal-address') return client && `/admin/clients/${client.id}`
  if (cause === 'pay-run') return client && `/admin/clients/${client.id}/follow-up`
  if (withPage.includes(kind)) return `/admin/tasks/${id}`
  // Who asked for a plan in a call is offered one; every other task of a plan is about one there is.
  if (cause === 'asked-plan' && invoice) return `/admin/plans/new?invoice=${invoice.id}`
  if (cause === 'plan' && subject) return `/admin/plans/${subject}`
  if (cause === 'webhook' && subject) return `/admin/settings/webhooks/${subject}`
  if (cause === 'dispute' && subject) return `/admin/disputes/${subject}`
  if ((cause === 'refund-failed' || cause === 'money-back' || cause === 'payment-failed') && subject)
    return `/admin/payments/${subject}`
  if (kind === 'overpayment' || kind === 'payment_mismatch') return client && `/admin/credits/${client.id}`
  if (kind === 'letter') return '/admin/letters'
  if (kind === 'draft') return '/admin/approvals'
  if (kind === 'escalation' && invoice) return `/admin/invoices/${invoice.id}/escalation`
  if (invoice) return `/admin/invoices/${invoice.id}`
  return client && `/admin/clients/${client.id}`
}

const kinds: Record<string, { one: string; many: string }> = {
  call: { one: 'Call', many: 'Calls' },
  letter: { one: 'Letter', many: 'Letters' },
  bounce: { one: 'Address', many: 'Addresses' },
  no_recipient: { one: 'Address', many: 'Addresses' },
  review: { one: 'Decision', many: 'Decisions' },
  draft: { one: 'Draft', many: 'Drafts' },
  escalation: { one: 'Decision', many: 'Decisions' },
  dispute: { one: 'Dispute', many: 'Disputes' },
  plan: { one: 'Plan', many: 'Plans' },
  already_paid: { one: 'Payment to find', many: 'Payments to find' },
  broken_promise: { one: 'Missed promise', many: 'Missed promises' },
  contact_proposal: { one: 'Contact', many: 'Contacts' },
  help: { one: 'Time asked for', many: 'Time asked for' },
  meeting: { one: 'Meeting', many: 'Meetings' },
  payment_mismatch: { one: 'Payment', many: 'Payments that do not fit' },
  overpayment: { one: 'Overpayment', many: 'Overpayments' },
  refund_failed: { one: 'Failed refund', many: 'Failed refunds' },
  payment_failed: { one: 'Failed payment', many: 'Failed payments' },
  refund: { one: 'Refund', many: 'Refunds' },
  webhook: { one: 'Webhook', many: 'Webhooks' },
}

/** What kind of task it is, in words. */
export const taskKind = (kind: string): { one: string; many: string } => {
  const plain = kind.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase())
  return kinds[kind] ?? { one: plain, many: plain }
}
