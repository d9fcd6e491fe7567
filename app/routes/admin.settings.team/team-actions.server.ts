import { z } from 'zod'
import { staffRoles } from '#app/auth/permissions.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { changeRole } from '#app/features/team/change-role.server.ts'
import { inviteStaff } from '#app/features/team/invite-staff.server.ts'
import { makePasswordLink } from '#app/features/team/make-password-link.server.ts'
import { removeMember } from '#app/features/team/remove-member.server.ts'
import { resetSecondFactor } from '#app/features/team/reset-second-factor.server.ts'
import { revokeStaffLink } from '#app/features/team/revoke-staff-link.server.ts'

type Answer =
  | { said: 'role' | 'removed' | 'reset' | 'withdrawn' }
  | { token: string; email: string; kind: 'invite' | 'password' }
  | { status: number; problem: string; email?: string }

const problems = {
  bad_email: 'Nobody was invited: give an address such as ada@example.com.',
  is_member: 'Nobody was invited: this address belongs to the team already.',
  email_taken: 'Nobody was invited: this address signs in to another business here. Take another address.',
  last_owner: 'Nothing changed: a business keeps at least one owner. Make somebody else an owner first.',
  not_found: 'Nothing changed: this person is not in the team any more.',
  gone: 'Nothing changed: the link was used or withdrawn before.',
  no_role: 'Nothing changed: choose a role.',
  unknown: 'This form is not known. Load the page again.',
}
const refusal = (reason: keyof typeof problems, status = 400, email?: string): Answer => ({
  ...{ status, problem: problems[reason] },
  ...(email !== undefined && { email }),
})

const RoleSchema = z.enum(staffRoles)

/** One decision about the team: what the form's `intent` asks for. */
export async function actOnTeam(
  call: { businessId: string; actor: string; now: Date },
  form: FormData,
): Promise<Answer> {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 320)
  const ofMember = { ...call, userId: text('member') }
  const role = RoleSchema.safeParse(text('role'))
  switch (text('intent')) {
    case 'invite': {
      if (!role.success) return refusal('no_role', 400, text('email'))
      const invited = await inviteStaff({ ...call, email: text('email'), role: role.data })
      return invited.ok ? { ...invited.value, kind: 'invite' } : refusal(invited.reason, 400, text('email'))
    }
    case 'password-link': {
      const made = await makePasswordLink(ofMember)
      return made.ok ? { ...made.value, kind: 'password' } : refusal(made.reason, 409)
    }
    case 'role': {
      if (!role.success) return refusal('no_role')
      const changed = await changeRole({ ...ofMember, role: role.data })
      return changed.ok ? { said: 'role' } : refusal(changed.reason, 409)
    }
    case 'remove': {
      const removed = await removeMember(ofMember)
      return removed.ok ? { said: 'removed' } : refusal(removed.reason, 409)
    }
    case 'reset-second-factor': {
      const reset = await resetSecondFactor(ofMember)
      return reset.ok ? { said: 'reset' } : refusal(reset.reason, 409)
    }
    case 'withdraw': {
      const linkId = text('link')
      const withdrawn = isUuid(linkId) && (await revokeStaffLink({ ...call, linkId }))
      return withdrawn ? { said: 'withdrawn' } : refusal('gone', 409)
    }
    default:
      return refusal('unknown')
  }
}
