import { Form, Link } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { StackedFacts } from '#app/ui/stat.tsx'
import type { ClientAnswer } from './client-answer.ts'

interface TermsPanelProps {
  client: { id: string; termsDays: number | null; taxNumber: string | null; statements: string | null }
  mayChange: boolean
  answer: ClientAnswer | undefined
}

const statementWords: Record<string, string> = { always: 'Always', never: 'Never' }

/** What stands on new invoices to this client; whether statements go out is chosen where they are. */
export function TermsPanel({ client: { id, termsDays, taxNumber, statements }, mayChange, answer }: TermsPanelProps) {
  const { typed, problems } = answer ?? {}
  return (
    <Panel title="Terms and statements">
      <StackedFacts
        facts={[
          ['New invoices are due', termsDays === null ? 'As the business says' : `${termsDays} days after their date`],
          ['Tax number', taxNumber ?? 'None yet'],
          [
            'Statements',
            <Link key="statements" to={`/admin/clients/${id}/statement`} className="link">
              {statementWords[statements ?? ''] ?? 'As the business says'}
            </Link>,
          ],
        ]}
      />
      {mayChange && (
        <Foldout title="Change these" isOpen={answer !== undefined} key={`${termsDays} ${taxNumber}`}>
          <Form method="post" className="flex flex-col gap-3">
            <Field label="Days until due" hint="Empty: as the business says." errors={problems?.['termsDays']}>
              {(control) => (
                <input
                  {...control}
                  name="termsDays"
                  inputMode="numeric"
                  defaultValue={typed?.['termsDays'] ?? termsDays ?? ''}
                  className={deskInput}
                />
              )}
            </Field>
            <Field label="Tax number" hint="As it must stand on invoices." errors={problems?.['taxNumber']}>
              {(control) => (
                <input
                  {...control}
                  name="taxNumber"
                  maxLength={60}
                  defaultValue={typed?.['taxNumber'] ?? taxNumber ?? ''}
                  className={deskInput}
                />
              )}
            </Field>
            <div>
              <button type="submit" name="intent" value="terms" className={deskButton('primary')}>
                Save terms
              </button>
            </div>
          </Form>
        </Foldout>
      )}
    </Panel>
  )
}
