import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { readCaseOfInvoice, readDisputableLines } from '#app/db/read/dispute-case.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { isLiveDispute } from '#app/domain/dispute/dispute-state.ts'
import { isPositive } from '#app/domain/money.ts'
import { disputeWords } from '#app/domain/portal/words/dispute/dispute-words.ts'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { openDispute } from '#app/features/disputes/open-dispute.server.ts'
import { receiveFiles } from '#app/features/files/receive-files.server.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { newId } from '#app/ids.server.ts'
import { answerTitle, wayName } from '#app/ui/portal/answer-title.ts'
import { DisputeCase } from '#app/ui/portal/dispute-case.tsx'
import { DisputeForm } from '#app/ui/portal/dispute-form.tsx'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'
import { actInCase, caseIntents } from './case-actions.server.ts'
import type { CaseIntent } from './case-actions.server.ts'
import { disputeProblems, formId, parseDispute } from './parse-dispute.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, invoiceId, invoice, path } = await requirePortalVisit(params.token)
  const last = await readCaseOfInvoice(businessId, invoiceId)
  const isOpen = invoice.state === 'issued' && isPositive(invoice.balance)
  const wantsNew = new URL(request.url).searchParams.has('new') && isOpen
  const isFirst = !last || (wantsNew && !isLiveDispute(last.state))
  return {
    ...{ invoice, path, isOpen, once: newId() },
    dispute: isFirst ? null : last,
    lines: isFirst && isOpen ? await readDisputableLines(businessId, invoiceId) : [],
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const visit = await requirePortalVisit(params.token)
  const { businessId, clientId, invoiceId, linkId, sentTo, invoice, path } = visit
  const { form, files } = await receiveFiles(request)
  const at = now()
  await recordView({ businessId, clientId, invoiceId, linkId, number: invoice.number, now: at })
  const intent = String(form.get('intent') ?? 'open')
  if (isCaseIntent(intent)) {
    const disputeId = String(form.get('dispute'))
    if (!isUuid(disputeId)) throw new Response('Bad request', { status: 400 })
    const refused = await actInCase({ visit, disputeId, intent, form, files, now: at })
    if (!refused) return redirect(`${path}/dispute`, 303)
    const words = String(form.get(intent) ?? '')
    return data({ typed: null, said: { [intent]: words }, ...refused }, { status: refused.status })
  }
  const parsed = parseDispute(form, files, invoice)
  const { typed } = parsed
  if ('problems' in parsed) return data({ typed, said: {}, problems: parsed.problems, notice: null }, { status: 400 })
  const opened = await openDispute({
    ...{ businessId, clientId, invoiceId, sentTo, messageId: formId(form), now: at },
    ...parsed.said,
  })
  // Opened before is opened: the page shows the case.
  if (opened.ok || opened.reason === 'open_already') return redirect(`${path}/dispute`, 303)
  if (opened.reason === 'not_found') throw new Response('This link is no longer valid.', { status: 404 })
  const problems = disputeProblems(opened.reason, invoice)
  const { tooMany } = disputeWords[languageOf(invoice.locale)].problems
  const notice = opened.reason === 'too_many' ? tooMany(invoice.business.email) : null
  return data({ typed, said: {}, problems, notice }, { status: Object.keys(problems).length > 0 ? 400 : 409 })
}

const isCaseIntent = (text: string): text is CaseIntent => (caseIntents as readonly string[]).includes(text)

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  answerTitle(page?.invoice, page?.dispute ? 'ownDispute' : 'dispute')

export default function DisputeRoute() {
  const { invoice, path, isOpen, once, dispute, lines } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const words = disputeWords[languageOf(invoice.locale)]
  const ofForms = formWords[languageOf(invoice.locale)]
  const problems = refusal?.problems ?? {}
  const isMarked = Object.keys(problems).length > 0
  return (
    <PortalSubPage
      invoice={invoice}
      path={path}
      title={wayName(invoice, dispute ? 'ownDispute' : 'dispute')}
      notice={refusal?.notice ?? (isMarked ? ofForms.check : null)}
    >
      {dispute && (
        <DisputeCase
          dispute={dispute}
          invoice={invoice}
          path={path}
          once={once}
          said={refusal?.said ?? {}}
          problems={problems}
        />
      )}
      {!dispute && !isOpen && <p className="prose">{ofForms.nothingOpen}</p>}
      {!dispute && isOpen && (
        <>
          <p className="prose text-ink-soft">{words.lede}</p>
          <DisputeForm
            invoice={invoice}
            lines={lines}
            once={once}
            typed={refusal?.typed ?? undefined}
            problems={problems}
          />
        </>
      )}
    </PortalSubPage>
  )
}
