import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listPolicies } from '#app/db/read/policy-list.server.ts'
import { policyPresets } from '#app/domain/dunning/policy-presets.ts'
import { draftOf, stepsOf } from '#app/features/policies/policy-draft.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { LadderPicture } from '#app/ui/ladder-picture.tsx'
import { PolicyChoiceForm } from '#app/ui/policy-choice-form.tsx'
import { policyUse } from '#app/ui/policy-use.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { chooseDefault, make, putAway } from './policies-actions.server.ts'
import type { PoliciesAnswer, PoliciesCall } from './policies-actions.server.ts'
import { MakeForm, PutAwayForm } from './policy-forms.tsx'

export const meta: MetaFunction = () => [{ title: 'Policies · Dunwell' }]

const sayings: Record<string, string> = {
  saved: 'The policy is saved, and its open invoices go on under it.',
  assigned: 'Everyone without a choice of their own follows it from now on.',
  away: 'The policy is put away.',
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'change-settings')
  const rows = await listPolicies(businessId)
  return {
    own: rows.map(({ loaded, id, name, ...row }) => {
      const policy = 'policy' in loaded ? loaded.policy : null
      const steps = policy && stepsOf(draftOf(policy, name, row.version))
      return {
        id,
        name,
        use: policyUse(row),
        isDefault: row.isDefault,
        isUsed: row.isDefault || row.clients + row.invoices > 0,
        steps,
        repeat: policy?.repeat ?? null,
      }
    }),
    presets: policyPresets.map(({ key, name, about, policy }) => ({
      ...{ key, name, about },
      steps: stepsOf(draftOf(policy, name, 1)),
    })),
    said: sayings[new URL(request.url).searchParams.get('said') ?? ''] ?? null,
  }
}

const intents: Record<string, (call: PoliciesCall) => Promise<PoliciesAnswer>> = {
  make,
  'put-away': putAway,
  look: chooseDefault,
  more: chooseDefault,
  assign: chooseDefault,
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-settings')
  const form = await request.formData()
  const intent = intents[String(form.get('intent'))]
  if (!intent) throw new Response('Unknown action', { status: 400 })
  const answer = await intent({ staff, form, now: now() })
  if (answer.kind === 'done') return redirect(answer.to)
  return data(answer, { status: answer.kind === 'refused' ? 400 : 200 })
}

export default function Policies() {
  const { own, presets, said } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const problemOf = (form: string) => (answer?.kind === 'refused' && answer.form === form ? answer.problem : null)
  const chosen = own.find(({ isDefault }) => isDefault)
  return (
    <DeskPage
      title="Policies"
      guide="follow-up"
      lede="When you write to a client, how, and in which tone. A client or a single invoice can follow one of its own."
      said={answer ? null : said}
    >
      <Panel title="For everyone without a choice of their own" aside={`Now: ${chosen?.name ?? 'Standard'}`}>
        <PolicyChoiceForm
          key={chosen?.id ?? ''}
          chosen={chosen?.id ?? ''}
          otherwise="Standard"
          policies={own}
          look={answer?.kind === 'look' ? answer : null}
          problem={problemOf('default')}
        />
      </Panel>
      {own.map(({ id, name, use, isUsed, steps, repeat }) => (
        <Panel key={id} title={name} aside={use}>
          {steps ? (
            <LadderPicture steps={steps} repeat={repeat} />
          ) : (
            <div>
              <StatusBadge tone="needs-you">It cannot be read, so nothing is sent under it</StatusBadge>
            </div>
          )}
          {problemOf(`away/${id}`) && <p className="text-needs-you">{problemOf(`away/${id}`)}</p>}
          <div className="flex flex-wrap items-start gap-3">
            <Link to={`/admin/settings/policies/${id}`} className={deskButton('primary')}>
              Edit<span className="sr-only"> {name}</span>
            </Link>
            {!isUsed && <PutAwayForm policyId={id} name={name} />}
          </div>
          {steps && <MakeForm from={id} fromName={name} problem={problemOf(id)} />}
        </Panel>
      ))}
      {own.length === 0 && (
        <p className="prose text-ink-soft">
          You have no policy of your own yet. Standard does well for most; to change a day or a tone, make your own from
          one of these.
        </p>
      )}
      {presets.map(({ key, name, about, steps }) => (
        <Panel key={key} title={name} aside="Comes with Dunwell">
          <p className="prose">{about}</p>
          <LadderPicture steps={steps} repeat={null} />
          <MakeForm from={key} fromName={name} problem={problemOf(key)} />
        </Panel>
      ))}
    </DeskPage>
  )
}
