import { Form } from '@remix-run/react'
import type { RecipientRole } from '#app/domain/dunning/dunning-policy.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { EmailAddress } from '#app/ui/email-address.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'

export interface ClientContact {
  readonly id: string
  readonly role: RecipientRole
  readonly name: string | null
  readonly email: string
  readonly state: 'usable' | 'bounced' | 'complained'
}

interface ContactListProps {
  contacts: readonly ClientContact[]
  /** Why a contact could not be removed. */
  problems: readonly string[] | undefined
  mayRemove: boolean
}

const roleNames: Record<RecipientRole, string> = {
  bill_to: 'Bill to',
  cc: 'Copy',
  approver: 'Approver',
  escalation: 'Escalation',
}

/** Everybody at a client who is written to: what for, whether it arrives, and the way to stop it. */
export function ContactList({ contacts, problems, mayRemove }: ContactListProps) {
  if (contacts.length === 0) return null
  const billedOnce = contacts.filter(({ role }) => role === 'bill_to').length === 1
  return (
    <>
      {problems && (
        <p role="alert" className="text-sm text-needs-you">
          {problems.join(' ')}
        </p>
      )}
      <ul aria-label="Contacts" className="flex flex-col gap-2.5">
        {contacts.map(({ id, role, name, email, state }) => (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
            <div className="min-w-0">
              <p className="text-xs text-ink-faint">{roleNames[role]}</p>
              {name && <p>{name}</p>}
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <EmailAddress email={email} />
                {state !== 'usable' && (
                  <StatusBadge tone="needs-you">{state === 'bounced' ? 'Bounced' : 'Unwanted'}</StatusBadge>
                )}
              </p>
            </div>
            {mayRemove && !(role === 'bill_to' && billedOnce) && (
              <Form method="post">
                <input type="hidden" name="contact" value={id} />
                <button
                  type="submit"
                  name="intent"
                  value="remove-contact"
                  aria-label={`Remove ${email}`}
                  className={deskButton()}
                >
                  Remove
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
