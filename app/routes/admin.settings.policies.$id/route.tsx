import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { listOpenCurrencies, readPolicy } from '#app/db/read/policy-list.server.ts'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { draftOf } from '#app/features/policies/policy-draft.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { policyUse } from '#app/ui/policy-use.ts'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { editPolicy } from './edit-policy.server.ts'
import { PolicyEditor } from './policy-editor.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.draft.name ?? 'Policy'} · Dunwell` },
]

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, currency } = await requireStaff(request, 'change-settings')
  const row = isUuid(params.id) ? await readPolicy(businessId, params.id) : null
  if (!row) throw notFound()
  const { name, version, loaded, isDefault, clients, invoices } = row
  const policy = 'policy' in loaded ? loaded.policy : defaultPolicy
  const isNew = new URL(request.url).searchParams.get('said') === 'created'
  const open = await listOpenCurrencies(businessId, currency)
  return {
    draft: draftOf(policy, name, version),
    use: policyUse({ isDefault, clients, invoices }),
    unreadable: 'unreadable' in loaded ? loaded.unreadable : null,
    currencies: [...new Set([...open, ...policy.stages.flatMap(({ fee }) => Object.keys(fee ?? {}))])],
    balanceCurrencies: [...new Set([...open, ...Object.keys(policy.smallBalances)])],
    said: isNew
      ? 'It is yours now. Nobody follows it before you say so on the page of policies, clients or invoices.'
      : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-settings')
  if (!isUuid(params.id)) throw notFound()
  const answer = await editPolicy({ staff, policyId: params.id, form: await request.formData(), now: now() })
  if (answer.kind === 'saved') return redirect('/admin/settings/policies?said=saved')
  return data(answer, { status: answer.problem ? 400 : 200 })
}

export default function EditPolicy() {
  const page = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const draft = answer?.draft ?? page.draft
  return (
    <DeskPage
      title={page.draft.name}
      lede={page.use}
      said={answer ? null : page.said}
      actions={
        <Link to="/admin/settings/policies" className="link">
          All policies
        </Link>
      }
    >
      {page.unreadable && (
        <StatusSentence tone="needs-you">
          What is stored of this policy cannot be read, so nothing is sent under it. Below stands the Standard; saving
          puts it right.
        </StatusSentence>
      )}
      {answer?.problem && (
        <div id="problem" tabIndex={-1}>
          <StatusSentence tone="needs-you">{answer.problem}</StatusSentence>
        </div>
      )}
      <PolicyEditor
        key={JSON.stringify(draft.stages)}
        draft={draft}
        answer={answer}
        currencies={page.currencies}
        balanceCurrencies={page.balanceCurrencies}
      />
    </DeskPage>
  )
}
