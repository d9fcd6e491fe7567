import { Form, Link } from '@remix-run/react'
import type { Member } from '#app/db/read/team.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { RoleChoice } from './role-choice.tsx'

/** What can be decided about one person of the team. */
export function MemberDecisions({ member, isSelf }: { member: Member; isSelf: boolean }) {
  const { userId, name, role, hasSecondFactor, clients } = member
  const theirs = clients === 1 ? '1 client they look after is' : `${clients} clients they look after are`
  return (
    <Panel
      title={name}
      aside={
        <Link to="/admin/settings/team" className="link inline-block py-1">
          Close
        </Link>
      }
    >
      <Form method="post" className="flex flex-col gap-3">
        <input type="hidden" name="member" value={userId} />
        <RoleChoice legend={`Role of ${name}`} chosen={role} />
        <button type="submit" name="intent" value="role" className={deskButton('primary', 'self-start')}>
          Change role
        </button>
      </Form>
      {!isSelf && (
        <>
          <Decision
            {...{ userId, title: 'New password', intent: 'password-link', label: 'Make a password link' }}
            says={`For ${name} who forgot the password: a link to set a new one. The old one works until then.`}
          />
          {hasSecondFactor && (
            <Decision
              {...{ userId, title: 'Second factor', intent: 'reset-second-factor', label: 'Take it away' }}
              says={`For ${name} who lost the phone and the backup codes. They are signed out everywhere, and the password alone signs in until they set up a new app. Make sure that it is really them who asks. You will confirm that it is you.`}
            />
          )}
          <Decision
            {...{ userId, title: 'Remove', intent: 'remove', label: `Remove ${name}` }}
            says={`${name} is signed out everywhere at once and cannot come back without a new invitation. ${clients > 0 ? `${theirs} nobody’s then. ` : ''}Their own lists go; what they did stays on record under their name.`}
          />
        </>
      )}
    </Panel>
  )
}

interface DecisionProps {
  userId: string
  title: string
  says: string
  intent: 'password-link' | 'reset-second-factor' | 'remove'
  label: string
}

function Decision({ userId, title, says, intent, label }: DecisionProps) {
  return (
    <Foldout title={title}>
      <Form method="post" className="flex flex-col items-start gap-3">
        <p className="text-ink-soft">{says}</p>
        <input type="hidden" name="member" value={userId} />
        <button type="submit" name="intent" value={intent} className={deskButton()}>
          {label}
        </button>
      </Form>
    </Foldout>
  )
}
