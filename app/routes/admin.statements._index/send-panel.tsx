import { Form } from '@remix-run/react'
import type { StatementKind } from '#app/domain/statement/statement-wish.ts'
import type { PlannedStatement } from '#app/features/statements/plan-statements.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { statementKindWords } from '#app/ui/statement-words.ts'
import { When } from '#app/ui/when.tsx'

interface SendPanelProps {
  planned: readonly PlannedStatement[]
  kind: StatementKind
  /** Where to go without sending. */
  back: string
}

const clients = (count: number) => (count === 1 ? '1 client' : `${count} clients`)

/** What will happen, before it happens. */
export function SendPanel({ planned, kind, back }: SendPanelProps) {
  const going = planned.flatMap((one) => ('to' in one ? [one] : []))
  const staying = planned.flatMap((one) => ('reason' in one ? [one] : []))
  return (
    <Panel title={`Send statements: ${statementKindWords[kind].toLowerCase()}`} className="max-w-2xl">
      {going.length > 0 ? (
        <>
          <p>{clients(going.length)} will get a mail with the PDF and a link to their page:</p>
          <ul className="flex flex-col gap-2">
            {going.map(({ clientId, clientName, to, sendAt, waits }) => (
              <li key={clientId} className="wrap-anywhere">
                <span className="font-medium">{clientName}</span>, {to},{' '}
                {waits ? (
                  <>
                    on <When at={sendAt} />, since they may not be asked again before
                  </>
                ) : (
                  'now'
                )}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>Nobody will get one.</p>
      )}
      {staying.length > 0 && (
        <>
          <p>{clients(staying.length)} will get none:</p>
          <ul className="flex flex-col gap-1 text-ink-soft">
            {staying.map(({ clientId, reason }) => (
              <li key={clientId}>{reason}</li>
            ))}
          </ul>
        </>
      )}
      <div className="flex flex-wrap gap-2">
        {going.length > 0 && (
          <Form method="post">
            <input type="hidden" name="kind" value={kind} />
            {going.map(({ clientId }) => (
              <input key={clientId} type="hidden" name="client" value={clientId} />
            ))}
            <button type="submit" name="intent" value="send" aria-keyshortcuts="a" className={deskButton('primary')}>
              Send {going.length === 1 ? 'it' : `all ${going.length}`}
            </button>
          </Form>
        )}
        <a href={back} className={deskButton()}>
          Back
        </a>
      </div>
    </Panel>
  )
}
