import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { recipientRoles } from '#app/domain/dunning/dunning-policy.ts'
import type { RecipientRole } from '#app/domain/dunning/dunning-policy.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { EmailAddress } from '#app/ui/email-address.tsx'
import { Field } from '#app/ui/field.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { When } from '#app/ui/when.tsx'

export type Problems = Readonly<Record<string, readonly string[] | undefined>> | undefined

interface AddressPanelProps {
  contacts: readonly { email: string; name: string | null; role: string; state: string }[]
  bounces: readonly { id: string; subject: string; toAddress: string; at: Date | null; reason: string | null }[]
}

const roleNames: Record<RecipientRole, string> = {
  bill_to: 'Bills go there from now on',
  cc: 'Gets a copy',
  approver: 'Approves bills',
  escalation: 'Is written to when it gets serious',
}

/** What came back, and from where. */
export function BouncedMails({ contacts, bounces }: AddressPanelProps) {
  return (
    <Panel title="What does not arrive">
      <ul className="flex flex-col gap-1">
        {contacts.length === 0 && <li className="text-needs-you">There is no address on file.</li>}
        {contacts.map(({ email, name, state }) => (
          <li key={email} className="flex flex-wrap items-center gap-x-2">
            {name && <span className="font-medium">{name}</span>}
            <EmailAddress email={email} />
            {state !== 'usable' && (
              <StatusBadge tone="needs-you">{state === 'bounced' ? 'Bounced' : 'Unwanted'}</StatusBadge>
            )}
          </li>
        ))}
      </ul>
      {bounces.length > 0 && (
        <ul className="flex flex-col gap-2 border-t border-line pt-3">
          {bounces.map(({ id, subject, toAddress, at, reason }) => (
            <li key={id} className="min-w-0">
              <Link to={`/admin/outbox/${id}`} className="link">
                {subject}
              </Link>
              <span className="block text-xs text-ink-faint [overflow-wrap:anywhere]">
                {toAddress}
                {at && (
                  <>
                    , <When at={at} />
                  </>
                )}
                {reason && `: ${reason}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

interface PersonFormProps {
  intent: string
  submit: string
  person: { name: string | null; email: string | null; phone: string | null }
  role?: RecipientRole
  withPhone: boolean
  /** Asked beside the person. */
  children?: ReactNode
  problems: Problems
}

/** A person and an address, and what they are written to about. */
export function PersonForm(props: PersonFormProps) {
  const { intent, submit, person, role: suggested, withPhone, children, problems } = props
  return (
    <Form method="post" className="flex flex-col gap-3">
      <Field label="Name" errors={problems?.['name']}>
        {(control) => (
          <input {...control} name="name" defaultValue={person.name ?? ''} maxLength={200} className={deskInput} />
        )}
      </Field>
      <Field label="E-mail address" errors={problems?.['email']}>
        {(control) => (
          <input
            {...control}
            type="email"
            name="email"
            required={!withPhone}
            defaultValue={person.email ?? ''}
            className={deskInput}
          />
        )}
      </Field>
      {withPhone && (
        <Field label="Phone" hint="Becomes the client’s number." errors={problems?.['phone']}>
          {(control) => (
            <input
              {...control}
              type="tel"
              name="phone"
              defaultValue={person.phone ?? ''}
              maxLength={50}
              className={deskInput}
            />
          )}
        </Field>
      )}
      <Field label="What for" errors={problems?.['role']}>
        {(control) => (
          <select {...control} name="role" defaultValue={suggested} className={deskInput}>
            {recipientRoles.map((role) => (
              <option key={role} value={role}>
                {roleNames[role]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {children}
      <div>
        <button type="submit" name="intent" value={intent} className={deskButton('primary')}>
          {submit}
        </button>
      </div>
    </Form>
  )
}
