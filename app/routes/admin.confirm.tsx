import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { ownPath } from '#app/auth/own-path.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { confirmSession } from '#app/auth/second-factor.server.ts'
import { codeRefusals } from '#app/auth/code-refusals.ts'
import { now } from '#app/clock.server.ts'
import { Button } from '#app/ui/button.tsx'
import { CodeField } from '#app/ui/code-field.tsx'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { TextField } from '#app/ui/field.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Confirm that it is you · Dunwell' }]

const wanted = (request: Request) => ownPath(new URL(request.url).searchParams.get('next'))

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  if (!staff.hasSecondFactor) throw redirect(`/admin/account?for=${encodeURIComponent(wanted(request))}#second-factor`)
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request)
  const form = await request.formData()
  const given = { password: String(form.get('password') ?? '').slice(0, 128), code: String(form.get('code') ?? '') }
  const confirmed = await confirmSession({ staff, request, now: now() }, given)
  if (confirmed.ok) return redirect(wanted(request))
  const { status, problem } = codeRefusals[confirmed.reason]
  return data({ problem }, { status })
}

/** Before money goes back or a debt is signed off: password and code once more. */
export default function Confirm() {
  const answer = useAnswer<typeof action>()
  return (
    <DeskPage
      title="Confirm that it is you"
      lede="What comes next gives money away or removes something for good. You will not be asked again for ten minutes."
    >
      {answer && <StatusSentence tone="needs-you">{answer.problem}</StatusSentence>}
      <Panel title="Password and code" className="max-w-md">
        <Form method="post" className="flex flex-col gap-4">
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            autoFocus
          />
          <CodeField />
          <Button>Confirm</Button>
        </Form>
      </Panel>
    </DeskPage>
  )
}
