import type { DraftErrors, TypedDraft } from '#app/domain/invoice/typed-draft.ts'
import { deskButton, deskInput } from '../desk-controls.ts'
import { Panel } from '../desk-page.tsx'
import { Field } from '../field.tsx'

export interface ClientChoice {
  id: string
  name: string
  email: string | null
  termsDays: number | null
}

interface ClientPickerProps {
  typed: TypedDraft
  clients: readonly ClientChoice[]
  errors: DraftErrors
  businessDays: number
}

const choice = 'flex min-h-11 items-center gap-3 py-1 lg:min-h-9'

/** Whom it is for: found by name, or new. */
export function ClientPicker({ typed, clients, errors, businessDays }: ClientPickerProps) {
  return (
    <Panel title="For whom">
      <div className="flex items-end gap-2">
        <Field label="Find a client" className="min-w-0 grow">
          {(control) => (
            <input
              {...control}
              type="search"
              name="clientQuery"
              defaultValue={typed.clientQuery}
              placeholder="Any part of the name"
              autoComplete="off"
              className={deskInput}
            />
          )}
        </Field>
        <button type="submit" name="intent" value="find-client" className={deskButton()}>
          Find
        </button>
      </div>
      <fieldset className="flex flex-col">
        <legend className="pb-1 text-sm font-medium">Client</legend>
        {clients.map(({ id, name, email, termsDays }) => (
          <label key={id} className={choice}>
            <input
              type="radio"
              name="client"
              value={id}
              defaultChecked={typed.client === id}
              className="size-4 shrink-0"
            />
            <span className="min-w-0">
              {name}
              <span className="block text-xs text-ink-faint wrap-anywhere">
                {email ?? 'No e-mail address'} · due in {termsDays ?? businessDays} days
              </span>
            </span>
          </label>
        ))}
        {clients.length === 0 && (
          <p className="text-ink-soft">
            {typed.clientQuery ? 'Nobody of that name is on file.' : 'There is no client on file yet.'}
          </p>
        )}
        <label className={choice}>
          <input
            type="radio"
            name="client"
            value="new"
            defaultChecked={typed.client === 'new'}
            className="peer size-4 shrink-0"
          />
          A new client
        </label>
        {errors['client'] && <p className="text-sm text-needs-you">{errors['client'].join(' ')}</p>}
      </fieldset>
      <details open={typed.client === 'new' || clients.length === 0} className="flex flex-col gap-3">
        <summary className="link min-h-11 content-center lg:min-h-0">About a new client</summary>
        <div className="grid gap-3 pt-3 sm:grid-cols-2">
          <Field label="Client’s name" errors={errors['newName']}>
            {(control) => (
              <input {...control} name="newName" maxLength={200} defaultValue={typed.newName} className={deskInput} />
            )}
          </Field>
          <Field label="Contact" hint="Whom mails greet.">
            {(control) => (
              <input
                {...control}
                name="newContact"
                maxLength={200}
                defaultValue={typed.newContact}
                className={deskInput}
              />
            )}
          </Field>
          <Field label="E-mail address" errors={errors['newEmail']}>
            {(control) => (
              <input
                {...control}
                type="email"
                name="newEmail"
                maxLength={254}
                defaultValue={typed.newEmail}
                className={deskInput}
              />
            )}
          </Field>
          <Field label="Postal address">
            {(control) => (
              <textarea
                {...control}
                name="newAddress"
                rows={3}
                maxLength={500}
                defaultValue={typed.newAddress}
                className={deskInput}
              />
            )}
          </Field>
        </div>
      </details>
    </Panel>
  )
}
