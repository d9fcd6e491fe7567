import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { StackedFacts } from '#app/ui/stat.tsx'
import type { ClientAnswer } from './client-answer.ts'

interface Choice {
  readonly value: string
  readonly name: string
}

interface DetailsPanelProps {
  client: { phone: string | null; postalAddress: string | null; locale: string | null; timeZone: string | null }
  /** The first one is the business's. */
  languages: readonly Choice[]
  zones: readonly Choice[]
  answer: ClientAnswer | undefined
}

const nameOf = (choices: readonly Choice[], value: string | null) =>
  choices.find((choice) => choice.value === (value ?? ''))?.name ?? value

/** How a client is reached besides by mail, and in which language and at which hours. */
export function DetailsPanel({ client, languages, zones, answer }: DetailsPanelProps) {
  const { phone, postalAddress, locale, timeZone } = client
  const kept = { phone, postalAddress, locale, timeZone }
  return (
    <Panel title="Phone, post and language">
      <StackedFacts
        facts={[
          ['Phone', phone ?? <Missing key="v">None yet, so calls need a number first.</Missing>],
          [
            'Post',
            postalAddress ? (
              <span key="v" className="whitespace-pre-line">
                {postalAddress}
              </span>
            ) : (
              <Missing key="v">None yet, so no letter can be posted.</Missing>
            ),
          ],
          ['Language', nameOf(languages, locale)],
          ['Time zone', nameOf(zones, timeZone)],
        ]}
      />
      <Foldout title="Change these" isOpen={answer !== undefined} key={JSON.stringify(kept)}>
        <DetailsForm kept={kept} languages={languages} zones={zones} answer={answer} />
      </Foldout>
    </Panel>
  )
}

const Missing = ({ children }: { children: string }) => <span className="text-ink-soft">{children}</span>

type DetailsFormProps = Omit<DetailsPanelProps, 'client'> & { kept: DetailsPanelProps['client'] }

function DetailsForm({ kept, languages, zones, answer }: DetailsFormProps) {
  const valueOf = (field: keyof typeof kept) => answer?.typed[field] ?? kept[field] ?? ''
  const errorsOf = (field: keyof typeof kept) => answer?.problems[field]
  return (
    <Form method="post" className="flex flex-col gap-3">
      <Field label="Phone" errors={errorsOf('phone')}>
        {(control) => (
          <input
            {...control}
            type="tel"
            name="phone"
            defaultValue={valueOf('phone')}
            maxLength={50}
            className={deskInput}
          />
        )}
      </Field>
      <Field
        label="Postal address"
        hint="Street, town and country, as on an envelope."
        errors={errorsOf('postalAddress')}
      >
        {(control) => (
          <textarea
            {...control}
            name="postalAddress"
            rows={4}
            defaultValue={valueOf('postalAddress')}
            maxLength={500}
            className={deskInput}
          />
        )}
      </Field>
      <Field label="Language" hint="Of mails, letters and the portal." errors={errorsOf('locale')}>
        {(control) => (
          <select {...control} name="locale" defaultValue={valueOf('locale')} className={deskInput}>
            <Options of={languages} />
          </select>
        )}
      </Field>
      <Field label="Time zone" hint="Mails go out in the hours of this place." errors={errorsOf('timeZone')}>
        {(control) => (
          <select {...control} name="timeZone" defaultValue={valueOf('timeZone')} className={deskInput}>
            <Options of={zones} />
          </select>
        )}
      </Field>
      <div>
        <button type="submit" name="intent" value="details" className={deskButton('primary')}>
          Save details
        </button>
      </div>
    </Form>
  )
}

const Options = ({ of }: { of: readonly Choice[] }) =>
  of.map(({ value, name }) => (
    <option key={value} value={value}>
      {name}
    </option>
  ))
