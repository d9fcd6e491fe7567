import type { readStakes } from '#app/db/read/stakes.server.ts'
import type { TaskRow } from '#app/db/read/tasks.server.ts'
import { formatMoney, isPositive } from '#app/domain/money.ts'
import { deadlineWords } from '#app/ui/deadline-words.ts'
import type { NeedItem, NeedKind } from '#app/ui/need-item.ts'
import { fitWords, offerWords } from '#app/ui/plan-words.ts'
import { taskItem } from '#app/ui/task-item.ts'

type Stakes = Awaited<ReturnType<typeof readStakes>>

const kinds: Record<string, NeedKind> = {
  call: 'call',
  letter: 'letter',
  bounce: 'bounce',
  no_recipient: 'bounce',
  draft: 'draft',
  escalation: 'escalation',
  dispute: 'dispute',
  plan: 'plan',
  already_paid: 'payment',
  broken_promise: 'promise',
  contact_proposal: 'contact',
  help: 'help',
  payment_mismatch: 'payment',
  overpayment: 'payment',
  payment_failed: 'payment',
  refund: 'payment',
  webhook: 'report',
}

/** The disputes and plan proposals that these tasks are about, whose stakes are to be read. */
export function subjectsOf(rows: readonly TaskRow[]): { disputeIds: string[]; planIds: string[] } {
  const of = (cause: string) =>
    rows.flatMap(({ key }) => {
      const [first, id, part] = key.split('/')
      return first === cause && id && part === undefined ? [id] : []
    })
  return { disputeIds: of('dispute'), planIds: of('plan') }
}

/** A task as Today shows it: with what is at stake, and its deadline as what is asked by then. */
export function taskNeed(row: TaskRow, stakes: Stakes, { today, locale }: { today: string; locale: string }): NeedItem {
  const { kind, title, to, verb, isDoneHere, client, invoice, id, dueOn } = taskItem(row)
  const when = deadlineWords(dueOn, today, locale)
  const common: NeedItem = {
    ...{ key: id, kind: kinds[kind] ?? 'other', title, by: dueOn, when, verb, client, facts: [] },
    // Of an invoice that is paid there is nothing to name.
    amount: invoice && isPositive(invoice.balance) ? invoice.balance : null,
    to: to ?? `/admin/tasks/${id}`,
    press: isDoneHere
      ? { label: 'Done', action: '/admin/tasks', fields: { intent: 'done', task: id, back: 'today' } }
      : null,
  }
  const [cause, subject = '', part] = row.key.split('/')
  const dispute = cause === 'dispute' ? stakes.disputes.get(subject) : undefined
  if (dispute && invoice) {
    return {
      ...{ ...common, title: `Dispute on ${invoice.number}`, when: `answer ${when}`, amount: dispute.inQuestion },
      facts: [`${formatMoney(dispute.inQuestion, locale)} of ${formatMoney(dispute.of, locale)} in question`],
    }
  }
  const plan = cause === 'plan' && part === undefined ? stakes.plans.get(subject) : undefined
  if (plan) {
    return {
      ...{ ...common, title: `Plan proposed by ${plan.clientName}`, when: `answer ${when}` },
      facts: [offerWords(plan.rows, locale), fitWords(plan.missed)],
    }
  }
  return common
}
