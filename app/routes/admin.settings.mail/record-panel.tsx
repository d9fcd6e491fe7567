import type { ReactNode } from 'react'
import type { MailLine } from '#app/domain/deliverability/mail-record.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { recordWords, verdictWords } from '#app/ui/mail-record-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'

/** One record: why it matters, what to put and what stands there. */
export function RecordPanel({ line }: { line: MailLine }) {
  const { name, why } = recordWords[line.purpose]
  const { word, tone } = verdictWords[line.verdict]
  return (
    <Panel title={name} aside={<StatusBadge tone={tone}>{word}</StatusBadge>}>
      <p className="text-ink-soft">{why}</p>
      {line.advice && <p className={line.verdict === 'found' ? '' : 'font-medium'}>{line.advice}</p>}
      <dl className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <Fact name={`${line.type} record of`}>{line.host}</Fact>
        <Fact name="What to put">{line.wanted}</Fact>
        {line.found.length > 0 && (
          <div className="sm:col-start-2">
            <dt className="text-xs text-ink-faint">What stands there</dt>
            {line.found.map((value) => (
              <dd key={value}>
                <code className="break-all">{value}</code>
              </dd>
            ))}
          </div>
        )}
      </dl>
    </Panel>
  )
}

/** Chosen whole by one click, to be copied. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-faint">{name}</dt>
      <dd>
        <code className="break-all select-all">{children}</code>
      </dd>
    </div>
  )
}
