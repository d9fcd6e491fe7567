import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { KeyRound } from 'lucide-react'
import { requireConfirmed } from '#app/auth/require-confirmed.server.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listApiKeys } from '#app/db/read/api-keys.server.ts'
import { env } from '#app/env.server.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { OnceShown } from '#app/ui/once-shown.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { actOnKeys, makesMoneyKey } from './key-actions.server.ts'
import { KeyRowPanel } from './key-row-panel.tsx'
import { NewKeyPanel } from './new-key-panel.tsx'

export const meta: MetaFunction = () => [{ title: 'API keys · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'manage-api-keys')
  const said = new URL(request.url).searchParams.get('said')
  return {
    keys: await listApiKeys(businessId, now()),
    apiUrl: `${env.PUBLIC_URL}/api/v1`,
    said: said === 'revoked' ? 'The key is revoked. Whatever still uses it is answered 401 from now on.' : null,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'manage-api-keys')
  const call = { businessId: staff.businessId, actor: actorOf(staff), now: now() }
  const form = await request.formData()
  // A key that may move money out does in one call what a person must confirm.
  if (await makesMoneyKey(staff.businessId, form)) await requireConfirmed(request, staff)
  const answer = await actOnKeys(call, form)
  if ('said' in answer) return redirect(`/admin/settings/api-keys?said=${answer.said}`)
  if ('key' in answer) return data({ made: answer, problem: null })
  return data({ made: null, problem: answer.problem }, { status: answer.status })
}

export default function ApiKeys() {
  const { keys, apiUrl, said } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <DeskPage
      title="API keys"
      lede={
        <>
          What other programs open the API with, at <span className="wrap-anywhere">{apiUrl}</span>;{' '}
          <a className="link inline-block py-1" href="/api/docs">
            how to use it
          </a>
          .
        </>
      }
      said={answer ? null : said}
    >
      {answer?.problem && <StatusSentence tone="needs-you">{answer.problem}</StatusSentence>}
      {answer?.made && (
        <OnceShown title={`The key ${answer.made.name}`} label="Key" value={answer.made.key}>
          Copy it now into the program that uses it: only a hash of it is kept, and it is never shown again.
        </OnceShown>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        {keys.length === 0 ? (
          <EmptyState Icon={KeyRound} title="No key yet">
            <p>With a key your shop, your books or a script can make invoices and read what became of them.</p>
          </EmptyState>
        ) : (
          <ul className="flex min-w-0 flex-col gap-3">
            {keys.map((row) => (
              <KeyRowPanel key={row.id} row={row} />
            ))}
          </ul>
        )}
        <NewKeyPanel key={answer?.made ? answer.made.key : 'new'} />
      </div>
    </DeskPage>
  )
}
