import { Form } from '@remix-run/react'
import type { StaffRole } from '#app/auth/permissions.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { roleWords } from '#app/ui/role-words.ts'
import { When } from '#app/ui/when.tsx'

interface LinksPanelProps {
  links: readonly { id: string; kind: string; email: string; role: StaffRole | null; expiresAt: Date }[]
}

/** Links that somebody can still use. */
export function LinksPanel({ links }: LinksPanelProps) {
  if (links.length === 0) return null
  return (
    <Panel title="Links not used yet">
      <ul className="flex flex-col divide-y divide-line">
        {links.map(({ id, kind, email, role, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2 first:pt-0">
            <span className="min-w-0">
              <span className="break-all">{email}</span>
              <span className="block text-xs text-ink-faint">
                {kind === 'invite' && role
                  ? `Invited as ${roleWords[role].name.toLowerCase()}`
                  : 'To set a new password'}
                , until <When at={expiresAt} />
              </span>
            </span>
            <Form method="post">
              <input type="hidden" name="link" value={id} />
              <button
                type="submit"
                name="intent"
                value="withdraw"
                aria-label={`Withdraw the link for ${email}`}
                className={deskButton()}
              >
                Withdraw
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
