import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { EmailAddress } from '#app/ui/email-address.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { StackedFacts } from '#app/ui/stat.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'

interface ContactPanelProps {
  client: {
    phone: string | null
    postalAddress: string | null
    timeZone: string | null
    contacts: readonly { role: string; name: string | null; email: string; state: string }[]
  }
  answer: { email: string; problem: string } | undefined
}

/** Where mail goes, and the way to put a wrong or missing address right. */
export function ContactPanel({ client, answer }: ContactPanelProps) {
  const billTo = client.contacts.find(({ role }) => role === 'bill_to')
  const copies = client.contacts.filter(({ role }) => role === 'cc')
  const form = <AddressForm email={answer?.email ?? billTo?.email} name={billTo?.name} problem={answer?.problem} />
  return (
    <Panel title="Where mail goes" className="max-lg:order-first">
      {!billTo && <p className="text-needs-you">There is no address yet, so nothing can be sent.</p>}
      {billTo && (
        <p className="flex flex-wrap items-center gap-2">
          <EmailAddress email={billTo.email} />
          {billTo.state !== 'usable' && (
            <StatusBadge tone="needs-you">{billTo.state === 'bounced' ? 'Bounced' : 'Unwanted'}</StatusBadge>
          )}
        </p>
      )}
      {billTo && billTo.state !== 'usable' && (
        <p className="text-ink-soft">Nothing is sent to this address until you correct or confirm it.</p>
      )}
      {billTo?.state === 'usable' ? (
        <Foldout title="Change the address" isOpen={answer !== undefined} key={billTo.email}>
          {form}
        </Foldout>
      ) : (
        form
      )}
      <StackedFacts
        facts={[
          ...copies.map(({ email }) => ['Copy', <EmailAddress key={email} email={email} />] as const),
          ...(client.phone ? ([['Phone', client.phone]] as const) : []),
          ...(client.postalAddress ? ([['Post', <Lines key="v" text={client.postalAddress} />]] as const) : []),
          ...(client.timeZone ? ([['Time zone', client.timeZone]] as const) : []),
        ]}
      />
    </Panel>
  )
}

const Lines = ({ text }: { text: string }) => <span className="whitespace-pre-line">{text}</span>

function AddressForm(props: {
  email: string | undefined
  name: string | null | undefined
  problem: string | undefined
}) {
  const { email, name, problem } = props
  return (
    <Form method="post" className="flex flex-col gap-3">
      <Field label="E-mail address" errors={problem ? [problem] : null}>
        {(control) => (
          <input
            {...control}
            type="email"
            name="email"
            required
            defaultValue={email}
            key={email}
            className={deskInput}
          />
        )}
      </Field>
      <Field label="Name of the reader" hint="As in “Hello Ada”.">
        {(control) => (
          <input
            {...control}
            name="contactName"
            defaultValue={name ?? ''}
            key={name}
            maxLength={200}
            className={deskInput}
          />
        )}
      </Field>
      <div>
        <button type="submit" className={deskButton('primary')}>
          Save address
        </button>
      </div>
    </Form>
  )
}
