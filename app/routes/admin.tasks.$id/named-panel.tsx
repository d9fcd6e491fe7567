import { Form } from '@remix-run/react'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { PersonForm } from './address-panel.tsx'
import type { Problems } from './address-panel.tsx'

interface NamedPanelProps {
  person: { name: string | null; email: string | null; phone: string | null } | null
  heard: string
  role: 'bill_to' | 'cc'
  words: string | null
  toldBy: string | null
  leaves: boolean
  mayConfirm: boolean
  problems: Problems
}

/** Somebody a client named: what was said and by whom, and the owner's decision before anything is sent to them. */
export function NamedPanel(props: NamedPanelProps) {
  const { person, heard, role, words, toldBy, leaves, mayConfirm, problems } = props
  const told = `${role === 'cc' ? 'A copy for them was asked for' : 'They were named'} ${heard}${toldBy ? `, by whoever reads ${toldBy}` : ''}.`
  return (
    <Panel title={mayConfirm ? (role === 'cc' ? 'May they get copies?' : 'Is this the right person?') : 'Who it is'}>
      <p className="prose text-ink-soft">{told}</p>
      {words && <blockquote className="border-s-2 border-line ps-3 wrap-anywhere">“{words}”</blockquote>}
      {leaves && <p>Whoever reads {toldBy ?? 'our mail'} asked for no more mail.</p>}
      {mayConfirm ? (
        <>
          <p className="prose text-ink-soft">
            Nothing is sent to them before you have confirmed it, so make sure that they belong to this client.
          </p>
          <PersonForm
            intent="confirm-contact"
            submit="Confirm"
            person={person ?? { name: null, email: null, phone: null }}
            role={role}
            withPhone
            problems={problems}
          >
            <StopReader toldBy={toldBy} leaves={leaves} />
          </PersonForm>
          <Form method="post" className="flex flex-col gap-3 border-t border-line pt-3">
            <StopReader toldBy={toldBy} leaves={leaves} />
            <div>
              <button type="submit" name="intent" value="refuse-contact" className={deskButton()}>
                Do not take them on file
              </button>
            </div>
          </Form>
        </>
      ) : (
        <p>The owner decides whether they are written to.</p>
      )}
    </Panel>
  )
}

/** Asked only where an address is known. */
function StopReader({ toldBy, leaves }: { toldBy: string | null; leaves: boolean }) {
  if (!toldBy) return null
  return (
    <label className="flex min-h-11 items-center gap-2">
      <input type="checkbox" name="stopsReader" value="yes" defaultChecked={leaves} className="size-4 shrink-0" />
      <span className="min-w-0 wrap-anywhere">Do not write to {toldBy} any more</span>
    </label>
  )
}
