import { Form } from '@remix-run/react'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { When } from '#app/ui/when.tsx'
import { Submit } from './action-forms.tsx'
import type { Errors } from './action-forms.tsx'

interface SendFormProps {
  mailed: { times: number; lastAt: Date | null }
  recipients: readonly { email: string; state: string }[]
  errors: Errors
}

/** Mails the invoice, for the first time or again. */
export function SendForm({ mailed, recipients, errors }: SendFormProps) {
  const to = recipients.filter(({ state }) => state === 'usable').map(({ email }) => email)
  return (
    <Foldout title={mailed.times > 0 ? 'Send again' : 'Send to the client'} isOpen={errors !== undefined}>
      <Form method="post" className="flex flex-col gap-3">
        <p className="prose wrap-anywhere text-ink-soft">
          {to.length > 0
            ? `To ${to.join(', ')}, with the PDF and what is attached.`
            : 'There is no address that works.'}
          {mailed.lastAt && (
            <>
              {' '}
              Last sent <When at={mailed.lastAt} />.
            </>
          )}
        </p>
        <Field label="Your words in the mail" hint="May stay empty." errors={errors?.['message']}>
          {(control) => <textarea {...control} name="message" rows={2} maxLength={2_000} className={deskInput} />}
        </Field>
        <div>
          <Submit intent="send">{mailed.times > 0 ? 'Send again' : 'Send invoice'}</Submit>
        </div>
      </Form>
    </Foldout>
  )
}
