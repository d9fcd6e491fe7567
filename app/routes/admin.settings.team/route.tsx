import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireConfirmed } from '#app/auth/require-confirmed.server.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listOpenLinks } from '#app/db/read/staff-links.server.ts'
import { listMembers } from '#app/db/read/team.server.ts'
import { env } from '#app/env.server.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { OnceShown } from '#app/ui/once-shown.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { InvitePanel } from './invite-panel.tsx'
import { LinksPanel } from './links-panel.tsx'
import { MembersPanel } from './members-panel.tsx'
import { actOnTeam } from './team-actions.server.ts'

export const meta: MetaFunction = () => [{ title: 'Team · Dunwell' }]

const done: Record<string, string> = {
  role: 'The role is changed, from their next click on.',
  removed: 'Removed, and signed out everywhere. What they did stays on record under their name.',
  reset: 'Their second factor is off and they are signed out. The password alone signs in until they set up a new one.',
  withdrawn: 'The link no longer works.',
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, userId } = await requireStaff(request, 'manage-team')
  const query = new URL(request.url).searchParams
  const [members, links] = await Promise.all([listMembers(businessId), listOpenLinks(businessId, now())])
  return {
    members,
    links,
    self: userId as string,
    /** Whose decision is on the table. */
    chosen: query.get('member'),
    said: done[query.get('said') ?? ''] ?? null,
  }
}

/** Whoever comes in, or comes to a right, could give money away: a session that was stolen must not make its own colleague. */
const needsConfirming = (form: FormData): boolean => {
  const intent = form.get('intent')
  if (intent === 'invite') return form.get('role') === 'owner' || form.get('role') === 'admin'
  return intent !== 'withdraw'
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'manage-team')
  const form = await request.formData()
  if (needsConfirming(form)) await requireConfirmed(request, staff)
  const call = { businessId: staff.businessId, actor: actorOf(staff), now: now() }
  const answer = await actOnTeam(call, form)
  if ('said' in answer) return redirect(`/admin/settings/team?said=${answer.said}`)
  if ('token' in answer) {
    const { token, email, kind } = answer
    return data({ link: { url: `${env.PUBLIC_URL}/invite/${token}`, email, kind }, problem: null, email })
  }
  return data({ link: null, problem: answer.problem, email: answer.email ?? '' }, { status: answer.status })
}

export default function Team() {
  const { members, links, self, chosen, said } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <DeskPage title="Team" lede="Who works at this desk, and what each may do." said={answer ? null : said}>
      {answer?.problem && <StatusSentence tone="needs-you">{answer.problem}</StatusSentence>}
      {answer?.link && (
        <OnceShown
          title={
            answer.link.kind === 'invite'
              ? `A link for ${answer.link.email}`
              : `A new password for ${answer.link.email}`
          }
          label="Link"
          value={answer.link.url}
        >
          Pass it on yourself, by a way you trust: Dunwell does not mail it. It works once, within 7 days, and is shown
          only now.
        </OnceShown>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        <MembersPanel members={members} self={self} chosen={chosen} />
        <div className="flex min-w-0 flex-col gap-4">
          <InvitePanel key={answer?.link?.url ?? 'new'} email={answer?.problem ? answer.email : ''} />
          <LinksPanel links={links} />
        </div>
      </div>
    </DeskPage>
  )
}
