import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ownPath } from '#app/auth/own-path.ts'
import { findStaff } from '#app/auth/require-staff.server.ts'
import { requireSameOrigin } from '#app/auth/same-origin.server.ts'
import { signIn } from '#app/auth/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { DoorPage } from '#app/ui/door-page.tsx'
import { TextField } from '#app/ui/field.tsx'

export const meta: MetaFunction = () => [{ title: 'Sign in · Dunwell' }, { name: 'robots', content: 'noindex' }]

const wanted = (request: Request) => ownPath(new URL(request.url).searchParams.get('next'))

export async function loader({ request }: LoaderFunctionArgs) {
  if (await findStaff(request)) throw redirect(wanted(request))
  const isLate = new URL(request.url).searchParams.get('said') === 'again'
  return {
    problem: isLate ? 'That took longer than ten minutes, or the code was used before. Please sign in again.' : null,
  }
}

const refusals = {
  wrong: { status: 400, problem: 'That e-mail address and password do not go together.' },
  too_many: { status: 429, problem: 'Too many tries. Please wait a quarter of an hour and try again.' },
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireSameOrigin(request)
  const form = await request.formData()
  const email = String(form.get('email') ?? '').slice(0, 320)
  const password = String(form.get('password') ?? '').slice(0, 1_000)
  const ip = typeof context.clientIp === 'string' ? context.clientIp : null
  const session = await signIn({ email, password, ip }, request)
  if (session.ok) {
    const { needsCode, headers } = session.value
    const to = wanted(request)
    return redirect(needsCode ? `/sign-in/code?next=${encodeURIComponent(to)}` : to, { headers })
  }
  const { status, problem } = refusals[session.reason]
  return data({ problem, email }, { status })
}

export default function SignIn() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <DoorPage title="Sign in" problem={answer?.problem ?? page.problem}>
      <Form method="post" className="flex flex-col gap-4">
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={answer?.email}
          required
          autoFocus
        />
        <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
        <Button>Sign in</Button>
      </Form>
      <div className="flex flex-col gap-2 text-sm text-ink-faint">
        <p>For the staff of the business. Who forgot the password asks the owner for a link to set a new one.</p>
        <p>If you received an invoice, the link in its mail leads to it without a password.</p>
      </div>
    </DoorPage>
  )
}
