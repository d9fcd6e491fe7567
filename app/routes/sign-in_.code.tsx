import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData } from '@remix-run/react'
import { ownPath } from '#app/auth/own-path.ts'
import { findStaff } from '#app/auth/require-staff.server.ts'
import { requireSameOrigin } from '#app/auth/same-origin.server.ts'
import { enterCode } from '#app/auth/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { CodeField } from '#app/ui/code-field.tsx'
import { DoorPage } from '#app/ui/door-page.tsx'

export const meta: MetaFunction = () => [{ title: 'Code · Dunwell' }, { name: 'robots', content: 'noindex' }]

const wanted = (request: Request) => ownPath(new URL(request.url).searchParams.get('next'))

export async function loader({ request }: LoaderFunctionArgs) {
  if (await findStaff(request)) throw redirect(wanted(request))
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  requireSameOrigin(request)
  const form = await request.formData()
  const entered = await enterCode(String(form.get('code') ?? ''), request)
  if (entered.ok) return redirect(wanted(request), { headers: entered.value.headers })
  if (entered.reason === 'expired') return redirect(`/sign-in?said=again&next=${encodeURIComponent(wanted(request))}`)
  if (entered.reason === 'too_many')
    return data(
      { problem: 'Too many wrong codes. Please wait a quarter of an hour and sign in again.' },
      { status: 429 },
    )
  return data({ problem: 'That code is not right. Take the one your app shows now.' }, { status: 400 })
}

/** The second step of signing in, for who has an authenticator app. */
export default function SignInCode() {
  const answer = useActionData<typeof action>()
  return (
    <DoorPage title="Enter the code" problem={answer?.problem}>
      <Form method="post" className="flex flex-col gap-4">
        <CodeField autoFocus />
        <Button>Sign in</Button>
      </Form>
      <p className="text-sm text-ink-faint">
        Lost the phone and the backup codes? The owner of the business can take the second factor away in Settings,
        Team.{' '}
        <Link to="/sign-in" className="link">
          Back
        </Link>
      </p>
    </DoorPage>
  )
}
