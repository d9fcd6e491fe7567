import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireSameOrigin } from '#app/auth/same-origin.server.ts'
import { signIn } from '#app/auth/session.server.ts'
import { now } from '#app/clock.server.ts'
import { findStaffLink } from '#app/db/read/staff-links.server.ts'
import { staffLinkState } from '#app/domain/team/staff-link-state.ts'
import { acceptStaffLink } from '#app/features/team/accept-staff-link.server.ts'
import type { RouteHandle } from '#app/root.tsx'
import { Button } from '#app/ui/button.tsx'
import { DoorPage } from '#app/ui/door-page.tsx'
import { TextField } from '#app/ui/field.tsx'
import { roleWords } from '#app/ui/role-words.ts'

export const handle: RouteHandle = { noScript: true }

export const meta: MetaFunction = () => [{ title: 'Come in · Dunwell' }, { name: 'robots', content: 'noindex' }]

export async function loader({ params }: LoaderFunctionArgs) {
  const link = await findStaffLink(params['token'] ?? '')
  const state = link ? staffLinkState(link, now()) : 'unknown'
  if (!link || state !== 'open')
    return data({ problem: state === 'open' ? null : ended[state], link: null }, { status: 404 })
  const { email, role, kind, business } = link
  return { problem: null, link: { email, role, isInvite: kind === 'invite', businessName: business.name } }
}

const problems = {
  no_name: 'Give your name: your colleagues see it beside what you do.',
  bad_password: "Choose a password of 8 to 128 characters: no common one, and no name of yours or the business's.",
  email_taken: 'This address signs in to another business here. Ask for an invitation to another address.',
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  requireSameOrigin(request)
  const form = await request.formData()
  const name = String(form.get('name') ?? '').slice(0, 200)
  const password = String(form.get('password') ?? '').slice(0, 1_000)
  const accepted = await acceptStaffLink({ token: params['token'] ?? '', name, password, now: now() })
  if (!accepted.ok) {
    // The page says what became of the link.
    if (accepted.reason === 'gone') return redirect(new URL(request.url).pathname)
    return data({ problem: problems[accepted.reason], name }, { status: 400 })
  }
  const ip = typeof context.clientIp === 'string' ? context.clientIp : null
  const session = await signIn({ email: accepted.value.email, password, ip }, request)
  if (!session.ok) return redirect('/sign-in')
  return redirect(session.value.needsCode ? '/sign-in/code' : '/admin', { headers: session.value.headers })
}

const ended = {
  used: 'This link was used before. If it was you, sign in with the password you chose.',
  revoked: 'This link was withdrawn. Ask the owner of the business for a new one.',
  expired: 'This link is older than seven days. Ask the owner of the business for a new one.',
  unknown: 'This link is not known. Check that it was copied whole, or ask the owner of the business for a new one.',
}

/** Where a colleague sets name and password: invited, or with the old password forgotten. */
export default function Invite() {
  const { problem, link } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (!link) {
    return (
      <DoorPage title="This link does not open" problem={problem}>
        <Link to="/sign-in" className="link">
          Sign in
        </Link>
      </DoorPage>
    )
  }
  const { email, role, isInvite, businessName } = link
  return (
    <DoorPage title={isInvite ? `Join ${businessName}` : 'Set a new password'} problem={answer?.problem}>
      {isInvite && role && (
        <p className="text-ink-soft">
          You are asked in as {roleWords[role].name.toLowerCase()}: {roleWords[role].may}
        </p>
      )}
      <Form method="post" className="flex flex-col gap-4">
        <TextField label="Email" name="username" autoComplete="username" value={email} readOnly />
        {isInvite && (
          <TextField
            label="Your name"
            name="name"
            autoComplete="name"
            defaultValue={answer?.name}
            maxLength={100}
            required
            autoFocus
          />
        )}
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          hint="At least 8 characters."
          minLength={8}
          maxLength={128}
          required
        />
        <Button>{isInvite ? 'Join' : 'Set password'}</Button>
      </Form>
    </DoorPage>
  )
}
