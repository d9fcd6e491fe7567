import type { PromiseDue } from '#app/db/read/stakes.server.ts'
import type { Silence } from '#app/db/read/silence.server.ts'
import type { SweepState } from '#app/db/read/sweeps.server.ts'
import type { Troubles } from '#app/db/read/today.server.ts'
import { deadlineWords } from '#app/ui/deadline-words.ts'
import type { NeedItem } from '#app/ui/need-item.ts'

/** What waits without a task of its own. */
export interface StandingFacts {
  readonly drafts: { readonly count: number; readonly oldest: string }
  /** Mails that came in and nobody has read. */
  readonly replies: { readonly count: number; readonly oldest: string }
  /** The mail provider takes nothing until then. */
  readonly mailStop: { readonly until: Date; readonly reason: string } | null
  /** A backup was brought back, and the providers were not asked yet what happened since. */
  readonly restore: { readonly restorePoint: Date } | null
  readonly troubles: Troubles
  readonly untouched: number
  readonly promises: readonly PromiseDue[]
  /** Only for who looks after the installation. */
  readonly sweeps: readonly SweepState[]
  readonly silences: readonly Silence[]
}

const providerNames = { stripe: 'Stripe', paypal: 'PayPal', resend: 'Resend' }

const several = (count: number, one: string, many: string) =>
  count === 1 ? one : `${count >= 100 ? 'More than 99' : count} ${many}`

/** A single failure is tried again within moments; this long is more than that. */
const failingTooLong = 120
/** The worker looks every second; a large import may keep it for minutes. */
const silentTooLong = 900

export function standingNeeds(facts: StandingFacts, { today, locale }: { today: string; locale: string }): NeedItem[] {
  const { drafts, replies, mailStop, restore, troubles, untouched, promises, sweeps, silences } = facts
  const plain = { by: today, when: null, facts: [], amount: null, client: null, press: null }
  const needs: (NeedItem & { count: number })[] = [
    {
      ...{ ...plain, key: 'drafts', kind: 'draft', count: drafts.count, verb: 'Review', to: '/admin/approvals' },
      title: several(drafts.count, 'One draft waits for your OK', 'drafts wait for your OK'),
      facts: [`oldest ${drafts.oldest}`],
    },
    {
      ...{ ...plain, key: 'replies', kind: 'reply', count: replies.count, verb: 'Read', to: '/admin/replies' },
      title: several(replies.count, 'One reply waits to be read', 'replies wait to be read'),
      facts: [`oldest ${replies.oldest}`],
    },
    {
      ...{ ...plain, key: 'mail-stop', kind: 'mail', count: mailStop ? 1 : 0, verb: 'See', to: '/admin/settings/mail' },
      title: 'No mail goes out: the mail provider’s quota is used up',
      facts: ['it is tried again every hour, and nothing is lost'],
    },
    {
      ...{ ...plain, key: 'failed', kind: 'mail', count: troubles.failedMails, verb: 'Fix' },
      title: several(troubles.failedMails, 'One mail could not be sent', 'mails could not be sent'),
      to: '/admin/outbox?show=failed',
    },
    {
      ...{ ...plain, key: 'unknown', kind: 'mail', count: troubles.unknownMails, verb: 'Decide' },
      title: several(
        troubles.unknownMails,
        'One mail may or may not have arrived',
        'mails may or may not have arrived',
      ),
      to: '/admin/outbox?show=unknown',
    },
    {
      ...{ ...plain, key: 'bounced', kind: 'bounce', count: troubles.unreachableClients, verb: 'Fix' },
      title: several(
        troubles.unreachableClients,
        'One address does not take our mail',
        'addresses do not take our mail',
      ),
      to: '/admin/outbox?show=bounced',
    },
    {
      ...{ ...plain, key: 'untouched', kind: 'untouched', count: untouched, verb: 'Open', to: '/admin/untouched' },
      title: several(
        untouched,
        'One overdue invoice was not touched for too long',
        'overdue invoices were not touched for too long',
      ),
    },
    {
      ...{ ...plain, key: 'unmatched', kind: 'report', count: troubles.unmatchedMoney, verb: 'Decide' },
      title: several(
        troubles.unmatchedMoney,
        'One sum at a payment provider belongs to no payment here',
        'sums at payment providers belong to no payment here',
      ),
      to: '/admin/payments/unmatched',
    },
    {
      ...{ ...plain, key: 'parked', kind: 'report', count: troubles.parkedReports, verb: 'Open', to: '/admin/health' },
      title: several(
        troubles.parkedReports,
        'One report of a payment or mail provider could not be applied',
        'reports of payment or mail providers could not be applied',
      ),
      press: { label: 'Try again', action: '/admin/health', fields: { intent: 'retry', back: 'today' } },
    },
  ]
  const catchingUp: NeedItem[] = restore
    ? [
        {
          ...{ ...plain, key: 'restore', kind: 'sweep', verb: 'Open', to: '/admin/health' },
          title: 'Nothing is sent yet: a backup was restored, and the providers are asked what happened since',
        },
      ]
    : []
  return [
    ...catchingUp,
    ...needs.filter(({ count }) => count > 0).map(({ count: _, ...need }) => need),
    ...sweeps.flatMap((sweep) => sweepNeed(sweep, plain)),
    ...silences.map(({ provider }) => ({
      ...{ ...plain, key: `silence ${provider}`, kind: 'report' as const, verb: 'Open', to: '/admin/health' },
      title: `${providerNames[provider]} has stopped reporting to us`,
      facts: [
        provider === 'resend'
          ? 'whether mails arrive is not known'
          : 'nothing is lost: it is asked every quarter of an hour',
      ],
    })),
    ...promises.map(({ id, dueOn, amount, clientName, invoice }) => ({
      ...{ ...plain, key: `promise ${id}`, kind: 'promise' as const, amount, verb: 'Open' },
      title: `${clientName} promised to pay invoice ${invoice.number}`,
      by: dueOn.toString(),
      when: deadlineWords(dueOn.toString(), today, locale),
      to: `/admin/invoices/${invoice.id}`,
    })),
  ]
}

function sweepNeed(
  { name, ranAgo, failsFor, lastError }: SweepState,
  plain: Omit<NeedItem, 'key' | 'kind' | 'title' | 'verb' | 'to'>,
): NeedItem[] {
  const common = { ...plain, key: `sweep ${name}`, kind: 'sweep' as const, verb: 'Open', to: '/admin/health' }
  const minutes = (seconds: number) => `for ${Math.floor(seconds / 60)} min`
  if (failsFor !== null && failsFor > failingTooLong) {
    return [{ ...common, title: `The work “${name}” keeps failing`, when: minutes(failsFor), facts: [lastError ?? ''] }]
  }
  return ranAgo > silentTooLong ? [{ ...common, title: `The work “${name}” has not run`, when: minutes(ranAgo) }] : []
}
