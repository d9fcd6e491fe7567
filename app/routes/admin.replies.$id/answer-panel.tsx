import { Form, Link } from '@remix-run/react'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'

interface AnswerPanelProps {
  mail: {
    readonly fromAddress: string
    readonly subject: string
    readonly automatic: string | null
    readonly readAt: Date | string | null
    readonly client: { readonly id: string } | null
    readonly invoice: { readonly id: string } | null
  }
  problem: string | null
}

/** What becomes of a mail: follow-up goes on, rests a while longer, or what it says is noted where it belongs. */
export function AnswerPanel({ mail, problem }: AnswerPanelProps) {
  const { today } = useDesk()
  const subject = /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`
  return (
    <Panel title="What now?">
      <p>
        <a
          href={`mailto:${encodeURIComponent(mail.fromAddress)}?subject=${encodeURIComponent(subject)}`}
          className="link"
        >
          Answer by mail
        </a>
      </p>
      {mail.readAt === null ? (
        <>
          <p className="text-ink-soft">No reminder is sent to this client until you decide.</p>
          <Form method="post">
            <button type="submit" name="intent" value="read" className={deskButton('primary')}>
              Read: go on
            </button>
          </Form>
          <Foldout title="Keep waiting" isOpen={problem !== null}>
            <Form method="post" className="flex flex-col gap-3">
              <Field
                label="Until"
                hint="Follow-up goes on by itself the day after."
                errors={problem ? [problem] : null}
              >
                {(control) => (
                  <input {...control} type="date" name="until" min={today} required className={deskInput} />
                )}
              </Field>
              <div>
                <button type="submit" name="intent" value="wait" className={deskButton('secondary')}>
                  Keep waiting
                </button>
              </div>
            </Form>
          </Foldout>
        </>
      ) : (
        <p className="text-ink-soft">
          {mail.automatic === null ? 'It has been read.' : 'A machine wrote it: nothing rests for it.'}
        </p>
      )}
      <Further mail={mail} />
    </Panel>
  )
}

/** Where what a client writes is noted: each is a form of its own. */
function Further({ mail: { invoice, client } }: Pick<AnswerPanelProps, 'mail'>) {
  const links = invoice
    ? [
        { to: `/admin/payments/new?invoice=${invoice.id}`, label: 'Record a payment' },
        { to: `/admin/invoices/${invoice.id}`, label: 'They have paid, promise a day, or dispute it' },
      ]
    : [{ to: `/admin/clients/${client?.id ?? ''}`, label: 'Note it at one of their invoices' }]
  return (
    <ul className="flex flex-col gap-1 border-t border-line pt-3">
      {links.map(({ to, label }) => (
        <li key={to}>
          <Link to={to} className="link inline-flex min-h-6 items-center">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
