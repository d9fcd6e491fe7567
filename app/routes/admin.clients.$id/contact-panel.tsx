import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { AddContactForm } from './add-contact-form.tsx'
import { ContactList } from './contact-list.tsx'
import type { ClientContact } from './contact-list.tsx'
import type { ClientAnswer } from './client-answer.ts'

interface ContactPanelProps {
  contacts: readonly ClientContact[]
  answer: ClientAnswer | undefined
  /** False: for reading only. */
  mayChange: boolean
}

/** Where mail goes, and the way to put a wrong or missing address right. */
export function ContactPanel({ contacts, answer, mayChange }: ContactPanelProps) {
  const billTo = contacts.find(({ role }) => role === 'bill_to')
  const answerTo = (intent: string) => (answer?.intent === intent ? answer : undefined)
  const corrected = answerTo('address')
  const form = (
    <AddressForm
      email={corrected?.typed['email'] ?? billTo?.email}
      name={billTo?.name}
      problems={corrected?.problems['email']}
    />
  )
  const isGood = billTo?.state === 'usable'
  return (
    <Panel title="Where mail goes" className="max-lg:order-first">
      {!billTo && <p className="text-needs-you">There is no address yet, so nothing can be sent.</p>}
      <ContactList
        contacts={contacts}
        problems={answerTo('remove-contact')?.problems['contact']}
        mayRemove={mayChange}
      />
      {billTo && !isGood && (
        <p className="text-ink-soft">Nothing is sent to {billTo.email} until you correct or confirm it.</p>
      )}
      {mayChange && (
        <>
          {isGood ? (
            <Foldout title="Change the address" isOpen={corrected !== undefined} key={billTo.email}>
              {form}
            </Foldout>
          ) : (
            form
          )}
          <AddContactForm answer={answerTo('contact')} key={contacts.length} />
        </>
      )}
    </Panel>
  )
}

function AddressForm(props: {
  email: string | undefined
  name: string | null | undefined
  problems: readonly string[] | undefined
}) {
  const { email, name, problems } = props
  return (
    <Form method="post" className="flex flex-col gap-3">
      <Field label="E-mail address" errors={problems}>
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
        <button type="submit" name="intent" value="address" className={deskButton('primary')}>
          Save address
        </button>
      </div>
    </Form>
  )
}
