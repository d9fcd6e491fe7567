import { Form } from '@remix-run/react'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import type { Problems } from './address-panel.tsx'

interface HelpPanelProps {
  /** Days are YYYY-MM-DD. */
  wishedOn: string | null
  restsUntil: string | null
  words: string | null
  mayDecide: boolean
  problemsOf: (intent: string) => Problems
  typed: Readonly<Record<string, string>> | undefined
}

/** A client asks for more time: the day that was asked for, another one, or no with a reason. */
export function HelpPanel({ wishedOn, restsUntil, words, mayDecide, problemsOf, typed }: HelpPanelProps) {
  const { locale, today } = useDesk()
  const [granting, declining] = [problemsOf('grant'), problemsOf('decline')]
  return (
    <Panel title="More time">
      <p>
        {wishedOn ? (
          <>
            The client asks for time until <Day day={wishedOn} locale={locale} />.
          </>
        ) : (
          'The client asks for more time.'
        )}
      </p>
      {words && <blockquote className="border-s-2 border-line ps-3 wrap-anywhere">“{words}”</blockquote>}
      {restsUntil && (
        <p className="text-ink-soft">
          Follow-up rests through <Day day={restsUntil} locale={locale} />, answer or not.
        </p>
      )}
      {mayDecide ? (
        <>
          <Form method="post" className="flex flex-col gap-3">
            <Field
              label="Time until"
              hint="Another day is fine. Follow-up then rests until two business days after it."
              errors={granting?.['until']}
            >
              {(control) => (
                <input
                  {...control}
                  type="date"
                  name="until"
                  required
                  min={today}
                  defaultValue={typed?.['until'] ?? wishedOn ?? ''}
                  className={deskInput}
                />
              )}
            </Field>
            <Field label="A line to the client" hint="Goes into the mail; may stay empty." errors={granting?.['words']}>
              {(control) => (
                <textarea
                  {...control}
                  name="words"
                  rows={2}
                  maxLength={1000}
                  defaultValue={typed?.['words']}
                  className={deskInput}
                />
              )}
            </Field>
            <label className="flex min-h-11 items-center gap-2">
              <input type="checkbox" name="stopsCharges" value="yes" className="size-4 shrink-0" />
              Interest and fees rest as well
            </label>
            <div>
              <button type="submit" name="intent" value="grant" className={deskButton('primary')}>
                Give this time
              </button>
            </div>
          </Form>
          <Form method="post" className="flex flex-col gap-3 border-t border-line pt-3">
            <Field
              label="Why not this time"
              hint="The client reads it, with the way to a plan or a call."
              errors={declining?.['declineWords']}
            >
              {(control) => (
                <textarea
                  {...control}
                  name="declineWords"
                  rows={2}
                  maxLength={1000}
                  required
                  defaultValue={typed?.['declineWords']}
                  className={deskInput}
                />
              )}
            </Field>
            <div>
              <button type="submit" name="intent" value="decline" className={deskButton()}>
                Do not give more time
              </button>
            </div>
          </Form>
        </>
      ) : (
        <p>The owner or staff answer this.</p>
      )}
    </Panel>
  )
}
