import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import type { StaffAction } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readDisputeCase } from '#app/db/read/dispute-case.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { isLiveDispute } from '#app/domain/dispute/dispute-state.ts'
import { disputeWords } from '#app/domain/portal/words/dispute/dispute-words.ts'
import { receiveFiles } from '#app/features/files/receive-files.server.ts'
import { newId } from '#app/ids.server.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { deadlineWords } from '#app/ui/deadline-words.ts'
import { useDesk } from '#app/ui/desk.ts'
import { disputeStateWords } from '#app/ui/dispute-words.ts'
import { DisputeThread } from '#app/ui/portal/dispute-thread.tsx'
import { StatusBadge, StatusSentence } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { CaseFacts } from './case-facts.tsx'
import { actAtDesk, deskIntents } from './case-form.server.ts'
import type { DeskIntent } from './case-form.server.ts'
import { DecidePanel } from './decide-panel.tsx'
import { ReplyPanel, WithdrawFold } from './reply-panel.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Dispute${page ? ` of invoice ${page.dispute.invoice.number}` : ''} · Dunwell` },
]

const sayings: Record<DeskIntent, string> = {
  review: 'The case is in your hands. The day to answer by stays.',
  reply: 'Your answer is on its way to the client.',
  propose: 'Your proposal is on its way to the client. Nothing happens before they agree.',
  resolve: 'It is decided, and the client is told.',
  withdraw: 'The case is closed, and the client is told. Follow-up goes on where it stood.',
}

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  const dispute = isUuid(params.id) ? await readDisputeCase(businessId, params.id) : null
  if (!dispute) throw notFound()
  const said = new URL(request.url).searchParams.get('said')
  return {
    ...{ dispute, once: newId() },
    said: isDeskIntent(said) ? sayings[said] : null,
    mayAnswer: can(role, 'answer-dispute'),
    mayDecide: can(role, 'decide-dispute'),
  }
}

const needed: Record<DeskIntent, StaffAction> = {
  review: 'answer-dispute',
  reply: 'answer-dispute',
  withdraw: 'answer-dispute',
  propose: 'decide-dispute',
  resolve: 'decide-dispute',
}

export async function action({ request, params }: ActionFunctionArgs) {
  // Who may not answer may not send files either.
  const staff = await requireStaff(request, 'answer-dispute')
  const dispute = isUuid(params.id) ? await readDisputeCase(staff.businessId, params.id) : null
  if (!dispute) throw notFound()
  const { form, files } = await receiveFiles(request)
  const intent = form.get('intent')
  if (!isDeskIntent(intent)) throw new Response('Unknown action', { status: 400 })
  if (!can(staff.role, needed[intent])) throw new Response('Your role does not include this.', { status: 403 })
  const problems = await actAtDesk({ staff, dispute, intent, form, files, now: now() })
  if (!problems) return redirect(`/admin/disputes/${dispute.id}?said=${intent}`)
  const typed = Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === 'string'))
  return data({ intent, problems, typed }, { status: 400 })
}

const isDeskIntent = (text: unknown): text is DeskIntent => (deskIntents as readonly unknown[]).includes(text)

export default function DisputePage() {
  const { dispute, once, said, mayAnswer, mayDecide } = useLoaderData<typeof loader>()
  const refused = useAnswer<typeof action>()
  const { locale, today } = useDesk()
  const { word, tone } = disputeStateWords[dispute.state]
  const isLive = isLiveDispute(dispute.state)
  const of = (...intents: DeskIntent[]) =>
    refused && intents.includes(refused.intent)
      ? { errors: refused.problems, typed: refused.typed }
      : { errors: {}, typed: {} }
  return (
    <DeskPage
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          Dispute of invoice {dispute.invoice.number} <StatusBadge tone={tone}>{word}</StatusBadge>
        </span>
      }
      lede={
        <>
          {dispute.clientName}
          {dispute.waitsFor === 'business' && (
            <span className={dispute.respondBy < today ? 'font-medium text-needs-you' : ''}>
              , answer {deadlineWords(dispute.respondBy, today, locale)}
            </span>
          )}
          {dispute.waitsFor === 'client' && ', waits for the client'}
        </>
      }
      said={said}
    >
      {refused?.problems['page'] && <StatusSentence tone="needs-you">{refused.problems['page']}</StatusSentence>}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="What was said">
            {dispute.messages.length === 0 && <p className="text-ink-soft">Nothing yet beside the reason.</p>}
            <DisputeThread
              messages={dispute.messages}
              did={disputeWords.en.did}
              filesAt="/admin/files"
              locale={locale}
            />
          </Panel>
          {isLive && mayAnswer && (
            <ReplyPanel once={once} isNew={dispute.state === 'open'} {...of('reply', 'review')} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <CaseFacts dispute={dispute} />
          {isLive && mayDecide && (
            <DecidePanel
              once={once}
              atStake={dispute.disputed ?? dispute.invoice.balance}
              purchaseOrder={dispute.correction.purchaseOrder}
              {...of('propose', 'resolve')}
            />
          )}
          {isLive && mayAnswer && <WithdrawFold once={once} />}
        </div>
      </div>
    </DeskPage>
  )
}
