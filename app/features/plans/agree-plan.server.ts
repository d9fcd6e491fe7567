import { dayFromColumn } from '#app/db/calendar-day.ts'
import { loadPlanRules, standingOffer } from '#app/db/read/plans.server.ts'
import type { Plan } from '#app/db/read/plans.server.ts'
import { loadSendCalendar } from '#app/db/read/send-calendar.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { activatePlan } from '#app/db/write/activate-plan.server.ts'
import { recordPlanEvent } from '#app/db/write/plan-events.server.ts'
import { restForPlan } from '#app/db/write/plan-holds.server.ts'
import { planTaskKey } from '#app/db/write/plans.server.ts'
import { sha256 } from '#app/db/write/seal-timeline.server.ts'
import { storeFile } from '#app/db/write/store-file.server.ts'
import { finishTask } from '#app/db/write/tasks.server.ts'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import { addBusinessDays } from '#app/domain/calendar/send-calendar.ts'
import { equalMoney, formatMoney } from '#app/domain/money.ts'
import { planTermsLabels } from '#app/domain/plan/plan-terms-labels.ts'
import type { PlanTerms } from '#app/domain/plan/plan-terms.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import { wordsLocale } from '#app/domain/words/language.ts'
import { renderPlanTermsPdf } from '#app/gateways/pdf/plan-terms-pdf.server.ts'
import { namedInvoices, tellBusinessOfPlan, tellClientOfPlan } from './tell-plan.server.ts'

/** Raised when the PDF's looks change, so that files made before are not taken for it. */
const TEMPLATE = 'plan-terms-pdf/1'

export interface Agreement {
  /** Who accepts, as they write their name; null: the business's own limits. */
  name: string | null
  /** The client's network address; null where the business accepts. */
  from: string | null
  actor: string
  now: Date
}

/** `moved`: something was paid, credited or charged since the offer was made; `outdated`: its first day has passed. Either way it is to be offered anew. */
export type AgreementRefusal = 'moved' | 'outdated' | 'over'

/**
 * Makes the offer that stands the agreed plan: instalments, holds, the exact terms as a PDF on record and mailed to both sides.
 * In the caller's transaction and under the client's lock.
 */
export async function agreePlan(tx: Tx, plan: Plan, agreement: Agreement): Promise<Result<null, AgreementRefusal>> {
  const { businessId, id, invoices, total } = plan
  const { name, from, actor, now } = agreement
  const { rows, by: offeredBy } = standingOffer(plan)
  const terms = await termsOf(tx, plan, agreement)
  const today = terms.acceptedOn
  if (invoices.some(({ state, balance, amount }) => state !== 'issued' || !equalMoney(balance, amount)))
    return refuse('moved')
  const [first] = rows
  const last = rows.at(-1)
  if (!first || !last || compareDays(first.dueOn, today) < 0) return refuse('outdated')

  const paper: PlanTerms = { ...terms, acceptedOn: today.toString(), rows, offeredBy }
  const pdf = await renderPlanTermsPdf(paper)
  const termsHash = await storeFile(tx, businessId, describe(paper), 'application/pdf', async () => pdf, now)
  if (!(await activatePlan(tx, plan, rows, { name, from, termsHash, now }))) return refuse('over')
  const calendar = await loadSendCalendar(tx, businessId, last.dueOn.year)
  await restForPlan(tx, plan, {
    ...{ actor, now },
    reason: `A plan for ${formatMoney(total, terms.locale)} in ${rows.length} instalments is agreed.`,
    reviewOn: addBusinessDays(last.dueOn, terms.graceDays, calendar),
  })
  await finishTask(tx, { businessId, key: planTaskKey(id), outcome: 'agreed', actor, now })
  const data = { total: moneyData(total), count: rows.length, sha256: sha256(pdf), ...(name && { by: name }) }
  await recordPlanEvent(tx, plan, 'plan.accepted', data, { actor, now })
  const attachments = [{ filename: `${planTermsLabels(terms.locale).file}.pdf`, fileHash: termsHash }]
  await tellClientOfPlan(tx, plan, { kind: 'accepted', attachments, now })
  await tellBusinessOfPlan(
    tx,
    { ...plan, state: 'active' },
    {
      ...{ step: 'accepted', attachments, now },
      subject: `Agreed: ${plan.clientName} pays ${namedInvoices(plan)} in ${rows.length} instalments`,
      paragraphs: [
        name ? `${name} accepted.` : 'It is inside the limits you have set, so it was accepted by itself.',
        'The exact terms are attached. Follow-up rests while the plan is kept.',
      ],
    },
  )
  return ok(null)
}

async function termsOf(tx: Tx, plan: Plan, { name, from, now }: Agreement) {
  const { businessId, id: planId, clientId, invoices, total, freezesCharges } = plan
  const client = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: { name: true, postalAddress: true, locale: true, business: { omit: { logo: true } } },
  })
  const { business } = client
  const due = await tx.invoice.findMany({
    where: { businessId, id: { in: invoices.map(({ invoiceId }) => invoiceId) } },
    select: { id: true, dueOn: true },
  })
  const dueOn = new Map(due.map((row) => [row.id, dayFromColumn(row.dueOn).toString()]))
  const { graceDays } = await loadPlanRules(tx, businessId, total.currency)
  return {
    ...{ planId, total, freezesCharges, graceDays, acceptedName: name, acceptedFrom: from },
    business: {
      name: business.name,
      postalAddress: business.postalAddress,
      email: business.email,
      brandColor: business.brandColor,
    },
    client: { name: client.name, postalAddress: client.postalAddress },
    locale: wordsLocale(client.locale, business.locale),
    invoices: invoices.map(({ invoiceId, number, amount }) => ({ number, amount, dueOn: dueOn.get(invoiceId) ?? '' })),
    acceptedOn: todayIn(business.timeZone, instantOf(now)),
    acceptedAt: now.toISOString(),
  }
}

const describe = (terms: PlanTerms): string =>
  `${TEMPLATE} ${JSON.stringify(terms, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))}`
