import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import type { StaffAction } from '#app/auth/permissions.ts'
import { requireConfirmed } from '#app/auth/require-confirmed.server.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readInvoiceFacts } from '#app/db/read/invoice-facts.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { leavesChase } from '#app/domain/escalation/escalation-step.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { AnswersPanel, ChecklistPanel } from './checklist-panel.tsx'
import { answer, back, sign } from './escalation-form.server.ts'
import { readEscalationPage } from './escalation-view.server.ts'
import { SignedPanel, SigningPanel } from './signing-panel.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `What comes next for invoice ${page?.number ?? ''} · Dunwell` },
]

const notFound = () => new Response('Not found', { status: 404 })

const sayings: Record<string, string> = {
  answer: 'Your answers are kept.',
  sign: 'Signed and on record.',
  back: 'It is back in follow-up, where it was.',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, locale, role } = await requireStaff(request)
  const invoice = isUuid(params.id) ? await readInvoiceFacts(businessId, params.id) : null
  if (!invoice) throw notFound()
  const { id, number, client, state } = invoice
  return {
    ...{ id, number, client, isOpen: state === 'issued', maySign: can(role, 'sign-escalation') },
    ...(await readEscalationPage(businessId, invoice, locale, now())),
    said: sayings[new URL(request.url).searchParams.get('said') ?? ''] ?? null,
  }
}

const intents: Record<string, { may: StaffAction; run: typeof answer }> = {
  answer: { may: 'log-call', run: answer },
  sign: { may: 'sign-escalation', run: sign },
  back: { may: 'sign-escalation', run: back },
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const wanted = intents[intent]
  if (!wanted) throw new Response('Unknown action', { status: 400 })
  const givesUp = intent === 'sign' && form.get('step') === 'write_off'
  const staff = await requireStaff(request, givesUp ? 'write-off-debt' : wanted.may)
  // A debt is signed off here under the same conditions as on its own page.
  if (givesUp) await requireConfirmed(request, staff)
  const invoice = isUuid(params.id) ? await readInvoiceFacts(staff.businessId, params.id) : null
  if (!invoice) throw notFound()
  const problems = await wanted.run({ staff, invoice, form, now: now() })
  if (problems) return data({ intent, problems }, { status: 400 })
  return redirect(`/admin/invoices/${invoice.id}/escalation?said=${intent}`)
}

export default function EscalationPage() {
  const { id, number, client, isOpen, maySign, checks, answers, figures, signed, said } = useLoaderData<typeof loader>()
  const outcome = useAnswer<typeof action>()
  const errorsOf = (intent: string) => (outcome?.intent === intent ? outcome.problems : undefined)
  const missing = checks.filter(({ isDone }) => !isDone).map(({ question }) => question.toLowerCase())
  const isOut = signed !== null && leavesChase(signed.step)
  return (
    <DeskPage
      title={`What comes next for invoice ${number}`}
      lede={
        <span className="flex flex-wrap gap-x-3">
          <Link to={`/admin/clients/${client.id}`} className="link">
            {client.name}
          </Link>
          <Link to={`/admin/invoices/${id}`} className="link">
            Invoice {number}
          </Link>
        </span>
      }
      said={said}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <ChecklistPanel checks={checks} />
          {isOpen && <AnswersPanel figures={figures} answers={answers} errors={errorsOf('answer')} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {signed && <SignedPanel signed={signed} mayTakeBack={maySign} errors={errorsOf('back')} />}
          {isOpen && !isOut && maySign && <SigningPanel number={number} missing={missing} errors={errorsOf('sign')} />}
          {isOpen && !maySign && <Panel title="Sign what comes next">The owner decides and signs.</Panel>}
          {!isOpen && !signed && <Panel title="Nothing to decide">Nothing is open on this invoice.</Panel>}
        </div>
      </div>
    </DeskPage>
  )
}
