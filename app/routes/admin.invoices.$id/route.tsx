import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { can } from '#app/auth/permissions.ts'
import type { StaffAction } from '#app/auth/permissions.ts'
import { now } from '#app/clock.server.ts'
import { readFollowUps } from '#app/db/read/follow-ups.server.ts'
import { readHistory } from '#app/db/read/history.server.ts'
import { readInvoiceFacts } from '#app/db/read/invoice-facts.server.ts'
import { readInvoicePapers, readIssuePreview } from '#app/db/read/invoice-papers.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readPortalLinks } from '#app/db/read/portal-links.server.ts'
import { findLivePlan } from '#app/db/read/plan-candidates.server.ts'
import { readAgreements } from '#app/db/read/promises.server.ts'
import { readTrace } from '#app/db/read/trace.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { explainReason } from '#app/domain/dunning/explain-dunning.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { EvidenceButton } from '#app/ui/evidence-button.tsx'
import { InvoiceBadges } from '#app/ui/invoice-badges.tsx'
import { stageWords } from '#app/ui/next-step-words.ts'
import { Pager } from '#app/ui/pager.tsx'
import { TimelineList } from '#app/ui/timeline-list.tsx'
import { timelineItems } from '#app/ui/timeline-item.ts'
import { traceItems } from '#app/ui/trace-item.ts'
import { useAnswer } from '#app/ui/use-answer.ts'
import { ActionsPanel } from './actions-panel.tsx'
import { alreadyPaid, notFound as notFoundMoney, promise } from './agreement-actions.server.ts'
import { AgreementsPanel } from './agreements-panel.tsx'
import { waive, writeOff } from './charge-actions.server.ts'
import { ChargesPanel } from './charges-panel.tsx'
import { readChargesView } from './charges-view.server.ts'
import { AmountsPanel, ClientPanel, FactsPanel } from './facts-panel.tsx'
import { FollowUpPanel } from './follow-up-panel.tsx'
import { copyLink, endLink, pause, recordPayment, resume } from './invoice-actions.server.ts'
import type { ActionOutcome, InvoiceCall } from './invoice-actions.server.ts'
import { holdView } from './invoice-view.ts'
import { issue, send } from './issue-actions.server.ts'
import { IssuePanel } from './issue-panel.tsx'
import { LinksPanel } from './links-panel.tsx'
import { PapersPanel } from './papers-panel.tsx'
import { sayings } from './sayings.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? `Invoice ${page.invoice.number}` : 'Invoice'} · Dunwell` },
]

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, locale, role, timeZone } = await requireStaff(request)
  const facts = isUuid(params.id) ? await readInvoiceFacts(businessId, params.id) : null
  if (!facts) throw notFound()
  const query = new URL(request.url).searchParams
  const after = query.get('after')
  const [followUps, trace, agreements, links, charges, history, planId, papers, issuePreview] = await Promise.all([
    readFollowUps(businessId, [facts.id], now()),
    readTrace(businessId, facts.id, now()),
    readAgreements(businessId, facts.id),
    readPortalLinks(businessId, facts.id),
    readChargesView(businessId, facts, todayIn(timeZone, instantOf(now()))),
    readHistory(businessId, { clientId: facts.client.id, invoiceId: facts.id }, after),
    findLivePlan(businessId, facts.id),
    readInvoicePapers(businessId, facts.id),
    facts.state === 'draft' ? readIssuePreview(businessId, facts.id) : null,
  ])
  const followUp = followUps.get(facts.id)
  const { issuedOn, dueOn, earlyDiscount, ...invoice } = facts
  return {
    invoice: {
      ...invoice,
      issuedOn: issuedOn.toString(),
      dueOn: dueOn.toString(),
      earlyDiscount: earlyDiscount && { ...earlyDiscount, until: earlyDiscount.until.toString() },
      paid: charges.paid,
    },
    labels: followUp?.labels ?? [],
    followUp: followUp && {
      stage: stageWords(followUp.stage),
      why: explainReason(followUp.reason, locale),
      holds: followUp.holds.map(holdView),
      trace: traceItems(trace?.steps ?? [], locale),
      policy: trace?.policy ?? null,
    },
    promises: agreements.promises.map(({ dueOn: day, ...promise }) => ({ ...promise, dueOn: day.toString() })),
    notices: agreements.notices.map(({ paidOn, ...notice }) => ({ ...notice, paidOn: paidOn.toString() })),
    links,
    charges,
    planId,
    papers,
    issuePreview,
    mayPlan: can(role, 'decide-plan'),
    items: timelineItems(history.entries, locale),
    next: history.next,
    isFirst: !after,
    mayHold: can(role, 'hold-follow-up'),
    mayChoose: can(role, 'choose-policy'),
    mayConfigure: can(role, 'change-settings'),
    mayPromise: can(role, 'take-promise'),
    mayCall: can(role, 'log-call'),
    mayNotice: can(role, 'note-already-paid'),
    mayWaive: can(role, 'waive-charge'),
    mayWriteOff: can(role, 'write-off-residue'),
    mayLink: can(role, 'make-portal-link'),
    mayPay: can(role, 'record-payment'),
    mayEdit: can(role, 'edit-invoice'),
    mayIssue: can(role, 'issue-invoice'),
    mayVoid: can(role, 'void-invoice'),
    mayCredit: can(role, 'credit-invoice'),
    mayWriteOffDebt: can(role, 'write-off-debt'),
    said: sayings[query.get('said') ?? ''] ?? null,
  }
}

const intents: Record<string, { may: StaffAction; run: (call: InvoiceCall) => Promise<ActionOutcome> }> = {
  pause: { may: 'hold-follow-up', run: pause },
  resume: { may: 'hold-follow-up', run: resume },
  'record-payment': { may: 'record-payment', run: recordPayment },
  promise: { may: 'take-promise', run: promise },
  'already-paid': { may: 'note-already-paid', run: alreadyPaid },
  'not-found': { may: 'note-already-paid', run: notFoundMoney },
  waive: { may: 'waive-charge', run: waive },
  'write-off': { may: 'write-off-residue', run: writeOff },
  'portal-link': { may: 'make-portal-link', run: copyLink },
  issue: { may: 'issue-invoice', run: issue },
  send: { may: 'issue-invoice', run: send },
  'end-link': { may: 'make-portal-link', run: endLink },
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = intents[String(form.get('intent'))]
  if (!intent) throw new Response('Unknown action', { status: 400 })
  const staff = await requireStaff(request, intent.may)
  const invoice = isUuid(params.id) ? await readInvoiceFacts(staff.businessId, params.id) : null
  if (!invoice) throw notFound()
  const outcome = await intent.run({ staff, invoice, form, now: now() })
  if (outcome.kind === 'done') return redirect(`/admin/invoices/${invoice.id}?said=${outcome.said}`)
  return data(outcome, { status: outcome.kind === 'link' ? 200 : 400 })
}

export default function InvoicePage() {
  const {
    invoice,
    labels,
    followUp,
    charges,
    promises,
    notices,
    links,
    items,
    next,
    isFirst,
    said,
    planId,
    papers,
    issuePreview,
    ...may
  } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const outcome = useAnswer<typeof action>()
  const errorsOf = (intent: string) =>
    outcome?.kind === 'refused' && outcome.intent === intent ? outcome.errors : undefined
  return (
    <DeskPage
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {invoice.state === 'draft' ? invoice.number : `Invoice ${invoice.number}`}{' '}
          <InvoiceBadges state={invoice.state} labels={labels} />
        </span>
      }
      actions={<EvidenceButton of={`/admin/invoices/${invoice.id}`} />}
      lede={
        <>
          {invoice.client.name}, due <Day day={invoice.dueOn} locale={locale} style="full" />
        </>
      }
      said={said}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[17rem_minmax(0,1fr)] xl:grid-cols-[17rem_minmax(0,1fr)_18rem]">
        <div className="contents min-w-0 flex-col gap-4 lg:col-start-1 lg:flex">
          <AmountsPanel invoice={invoice} parts={charges} />
          <div className="order-3 flex flex-col gap-4">
            <ClientPanel invoice={invoice} />
            <FactsPanel invoice={invoice} net={papers.net} taxes={papers.taxes} />
            <PapersPanel invoiceId={invoice.id} papers={papers} />
          </div>
        </div>
        <div className="order-2 flex min-w-0 flex-col gap-4 lg:order-none lg:col-start-1 xl:col-start-3 xl:row-start-1">
          {followUp && <FollowUpPanel followUp={followUp} {...may} />}
          {promises.length + notices.length > 0 && (
            <AgreementsPanel promises={promises} notices={notices} mayClose={may.mayNotice} />
          )}
          <ChargesPanel
            view={charges}
            mayWaive={may.mayWaive}
            mayWriteOff={may.mayWriteOff}
            errors={errorsOf('waive')}
          />
          {invoice.state === 'draft' ? (
            issuePreview && <IssuePanel invoice={invoice} preview={issuePreview} {...may} errors={errorsOf('issue')} />
          ) : (
            <ActionsPanel
              invoice={invoice}
              labels={labels}
              may={may}
              planId={planId}
              mailed={papers.mailed}
              linkUrl={outcome?.kind === 'link' ? outcome.url : null}
              errorsOf={errorsOf}
            />
          )}
          {links.length > 0 && <LinksPanel links={links} mayEnd={may.mayLink} />}
        </div>
        <Panel
          title="What happened"
          className="order-4 lg:order-none lg:col-start-2 lg:row-start-1 lg:row-end-4 xl:row-end-2"
        >
          <TimelineList items={items} />
          <Pager next={next} isFirst={isFirst} />
        </Panel>
      </div>
    </DeskPage>
  )
}
