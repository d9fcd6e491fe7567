import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownPath } from '#app/auth/own-path.ts'
import { readBackupCodes } from '#app/auth/own-access.server.ts'
import { requireConfirmed } from '#app/auth/require-confirmed.server.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listStaffSessions } from '#app/db/read/staff-sessions.server.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { actOnAccount } from './account-actions.server.ts'
import { PasswordPanel } from './password-panel.tsx'
import { PersonPanel } from './person-panel.tsx'
import { SecondFactorPanel } from './second-factor-panel.tsx'
import { SessionsPanel } from './sessions-panel.tsx'

export const meta: MetaFunction = () => [{ title: 'Your account · Dunwell' }]

const done: Record<string, string> = {
  name: 'Saved. Your colleagues see this name from now on.',
  password: 'Your password is changed, and you are signed out everywhere else.',
  set: 'The second factor is on. From now on signing in asks for a code of your app.',
  renewed: 'These codes work from now on; the old ones do not.',
  removed: 'The second factor is off. Refunds and write-offs ask for a new one.',
  elsewhere: 'You are signed out everywhere else.',
}

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const showsCodes = staff.hasSecondFactor && query.get('show') === 'codes'
  if (showsCodes) await requireConfirmed(request, staff)
  const wanted = query.get('for')
  const sessions = await listStaffSessions(staff.userId, new Date())
  return {
    person: { name: staff.name, email: staff.email, role: staff.role, businessName: staff.businessName },
    hasSecondFactor: staff.hasSecondFactor,
    backupCodes: showsCodes ? await readBackupCodes(staff.userId) : null,
    sessions: sessions.map((session) => ({ ...session, isThis: session.id === staff.sessionId })),
    /** The page that asked for a second factor, and waits. */
    wanted: wanted ? ownPath(wanted) : null,
    said: done[query.get('said') ?? ''] ?? null,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request)
  const form = await request.formData()
  const answer = await actOnAccount({ staff, request, now: now() }, form)
  if ('to' in answer) return redirect(answer.to, answer.headers ? { headers: answer.headers } : {})
  const { status, ...shown } = answer
  return data(shown, { status })
}

export default function Account() {
  const { person, sessions, said, ...secondFactor } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const problem = answer && 'problem' in answer ? answer.problem : null
  const uri = answer && 'uri' in answer ? answer.uri : null
  return (
    <DeskPage title="Your account" lede={`Signed in as ${person.email}`} said={answer ? null : said}>
      {problem && <StatusSentence tone="needs-you">{problem}</StatusSentence>}
      <div className="grid max-w-4xl items-start gap-4 lg:grid-cols-2">
        <SecondFactorPanel {...secondFactor} uri={uri} />
        <div className="flex min-w-0 flex-col gap-4">
          <PersonPanel person={person} />
          <PasswordPanel email={person.email} />
          <SessionsPanel sessions={sessions} />
        </div>
      </div>
    </DeskPage>
  )
}
