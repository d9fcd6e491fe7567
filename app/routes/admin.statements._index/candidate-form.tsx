import { Form } from '@remix-run/react'
import type { StatementCandidate } from '#app/db/read/statement-list.server.ts'
import type { StatementKind } from '#app/domain/statement/statement-wish.ts'
import { Day } from '#app/ui/day.tsx'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { useDesk } from '#app/ui/desk.ts'
import { Field } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'
import { statementKindWords } from '#app/ui/statement-words.ts'
import { RowLink, Table } from '#app/ui/table.tsx'

interface CandidateFormProps {
  rows: readonly StatementCandidate[]
  kind: StatementKind
  maySend: boolean
}

/** Who would get one; those that are ticked are looked at before anything goes. */
export function CandidateForm({ rows, kind, maySend }: CandidateFormProps) {
  const { locale } = useDesk()
  const sums = (amounts: StatementCandidate['open']) =>
    amounts.map((amount) => (
      <span key={amount.currency} className="block">
        <Money amount={amount} locale={locale} />
      </span>
    ))
  const choice = {
    head: 'Send',
    narrow: 'line' as const,
    cell: (row: StatementCandidate) =>
      row.setting === 'never' ? (
        <span className="text-sm text-ink-faint">Gets none</span>
      ) : (
        <label className="relative z-10 flex min-h-11 items-center gap-2 lg:min-h-0">
          <input type="checkbox" name="client" value={row.id} defaultChecked className="size-4 shrink-0" />
          <span className="md:sr-only">Send one to {row.name}</span>
        </label>
      ),
  }
  return (
    <Form method="post" className="flex flex-col gap-4">
      <Table
        caption="Clients who would get a statement"
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          ...(maySend ? [choice] : []),
          {
            head: 'Client',
            narrow: 'title',
            cell: (row: StatementCandidate) => <RowLink to={`/admin/clients/${row.id}/statement`}>{row.name}</RowLink>,
          },
          {
            head: 'Last one',
            narrow: 'below',
            cell: ({ lastOn }) =>
              lastOn ? (
                <>
                  <span className="md:hidden">Last one on </span>
                  <Day day={lastOn} locale={locale} />
                </>
              ) : (
                'No statement yet'
              ),
          },
          {
            head: 'Past due',
            narrow: 'sideBelow',
            align: 'right',
            cell: ({ overdue }) =>
              overdue.length > 0 ? (
                <span className="text-late">
                  {sums(overdue)}
                  <span className="text-xs md:hidden">past due</span>
                </span>
              ) : (
                ''
              ),
          },
          { head: 'Open', narrow: 'side', align: 'right', cell: ({ open }) => sums(open) },
        ]}
      />
      {maySend && (
        <div className="flex flex-wrap items-end gap-3">
          <Field label="Kind">
            {(control) => (
              <select {...control} name="kind" defaultValue={kind} className={deskInput}>
                <option value="open_item">{statementKindWords.open_item}</option>
                <option value="activity">{statementKindWords.activity}, last twelve months</option>
              </select>
            )}
          </Field>
          <button type="submit" name="intent" value="review" className={deskButton('primary')}>
            Look at what would go out
          </button>
        </div>
      )}
    </Form>
  )
}
