import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { entryOffset } from '#app/domain/dunning/enter-ladder.ts'
import type { EnterBy } from '#app/domain/dunning/enter-ladder.ts'
import { invoiceId as toInvoiceId } from '#app/domain/ids.ts'
import { issuePosting } from '#app/domain/ledger/post.ts'
import { isZero, money } from '#app/domain/money.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { dayFromColumn } from '#app/db/calendar-day.ts'
import { loadPolicies, policyInForce } from '#app/db/read/policies.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { appendPostings } from './ledger.server.ts'
import { takeNumber } from './number-series.server.ts'
import { recordEvents } from './timeline.server.ts'

interface IssueDraft {
  readonly businessId: string
  readonly invoiceId: string
  /** R3: where an invoice that is old already enters the ladder. */
  readonly enterBy: EnterBy
  readonly actor: string
  readonly now: Date
}

/**
 * A draft becomes owed: the next number of its series where it has none of its own, posting `issue/<id>`, and the client's follow-up is looked at again. An invoice over nothing is
 * settled at once, without a posting. False when it is no draft (any more): someone was first. The caller holds the client's lock,
 * or has made the draft in the same transaction.
 */
export async function issueDraft(tx: Tx, { businessId, invoiceId, enterBy, actor, now }: IssueDraft): Promise<boolean> {
  const id = toInvoiceId(invoiceId)
  const draft = await tx.invoice.findUnique({
    where: { businessId_id: { businessId, id } },
    include: { client: { select: { policyId: true, business: { select: { timeZone: true, policyId: true } } } } },
  })
  if (draft?.state !== 'draft') return false
  const { clientId } = draft
  const dueOn = dayFromColumn(draft.dueOn)
  const total = money(draft.totalMinor, draft.currency)
  const { business } = draft.client
  const today = todayIn(business.timeZone, instantOf(now))
  const ids = { invoice: draft.policyId, client: draft.client.policyId, business: business.policyId }
  const policy = policyInForce(await loadPolicies(tx, businessId, Object.values(ids)), ids)
  const issuedOn = dayFromColumn(draft.issuedOn)
  const number =
    draft.numberPending && draft.seriesId !== null
      ? await takeNumber(tx, { businessId, seriesId: draft.seriesId, issuedOn })
      : draft.number
  const issued = await tx.invoice.updateMany({
    where: { businessId, id, state: 'draft' },
    data: {
      number,
      numberPending: false,
      state: isZero(total) ? 'settled' : 'issued',
      issuedAt: now,
      settledAt: isZero(total) ? now : null,
      enterOffset: 'policy' in policy ? entryOffset(policy.policy, dueOn, today, enterBy) : null,
    },
  })
  if (issued.count === 0) return false

  const data = {
    number,
    total: { ...moneyData(total) },
    dueOn: dueOn.toString(),
  } satisfies TimelineData['invoice.issued']
  const event = { businessId, clientId, invoiceId, actor, at: now }
  await recordEvents(tx, [{ ...event, type: 'invoice.issued', data }])
  if (isZero(total)) {
    await recordEvents(tx, [{ ...event, type: 'invoice.settled', data: { number } }])
    return true
  }
  const place = { businessId, clientId, occurredOn: issuedOn, recordedAt: now }
  await appendPostings(tx, place, [issuePosting({ id, total })])
  await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
  return true
}
