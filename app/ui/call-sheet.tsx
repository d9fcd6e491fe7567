import type { ScriptPart } from '#app/domain/call/call-script.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { Day } from './day.tsx'
import { useDesk } from './desk.ts'
import { Panel } from './desk-page.tsx'
import { EmailAddress } from './email-address.tsx'
import { Money } from './money.tsx'
import { Facts } from './stat.tsx'
import { telHref } from './tel-href.ts'

export interface CallSheetView {
  phone: string | null
  clientName: string
  contacts: readonly { name: string | null; email: string; role: string }[]
  script: readonly ScriptPart[]
  balance: Amount
  processing: Amount
  dueOn: string
  lastMailOn: string | null
  calls: readonly { on: string; words: string; spokeWith: string | null }[]
  holds: readonly string[]
}

/** Whom to call, what to say, and what is on record beside it. */
export function CallSheet({ sheet }: { sheet: CallSheetView }) {
  return (
    <>
      <Panel title="Whom to call">
        {sheet.phone ? (
          <p>
            <a href={telHref(sheet.phone)} className="link text-lg font-semibold">
              {sheet.phone}
            </a>
          </p>
        ) : (
          <p className="text-needs-you">There is no phone number of {sheet.clientName} yet.</p>
        )}
        <ul className="flex flex-col gap-1">
          {sheet.contacts.map(({ name, email }) => (
            <li key={email} className="flex flex-wrap gap-x-2">
              {name && <span className="font-medium">{name}</span>}
              <EmailAddress email={email} />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="What to say">
        <ol className="flex flex-col gap-4">
          {sheet.script.map(({ title, lines }) => (
            <li key={title} className="flex flex-col gap-1">
              <h3 className="text-xs font-medium text-ink-faint">{title}</h3>
              {lines.map((line) =>
                line.startsWith('[') ? (
                  <p key={line} className="text-xs text-ink-soft">
                    {line.slice(1, -1)}
                  </p>
                ) : (
                  <p key={line} className="prose">
                    {line}
                  </p>
                ),
              )}
            </li>
          ))}
        </ol>
      </Panel>
    </>
  )
}

/** Figures and what was said, to have at hand while talking. */
export function CallFactsPanel({ sheet }: { sheet: CallSheetView }) {
  const { locale } = useDesk()
  return (
    <Panel title="On record">
      <Facts
        facts={[
          ['Open', <Money key="v" amount={sheet.balance} locale={locale} />],
          ...(sheet.processing.minor > 0n
            ? ([['Clearing', <Money key="v" amount={sheet.processing} locale={locale} />]] as const)
            : []),
          ['Due', <Day key="v" day={sheet.dueOn} locale={locale} />],
          ...(sheet.lastMailOn
            ? ([['Last mail', <Day key="v" day={sheet.lastMailOn} locale={locale} />]] as const)
            : []),
        ]}
      />
      {sheet.holds.map((reason) => (
        <p key={reason} className="rounded-lg bg-sunken px-3 py-2">
          {reason}
        </p>
      ))}
      {sheet.calls.length > 0 && (
        <ul className="flex flex-col gap-1 border-t border-line pt-3">
          {sheet.calls.map(({ on, words, spokeWith }, position) => (
            <li key={position}>
              <Day day={on} locale={locale} style="short" />: {spokeWith ?? 'the client'} {words}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
