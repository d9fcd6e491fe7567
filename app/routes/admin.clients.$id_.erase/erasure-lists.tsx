import type { ErasureCounts } from '#app/db/read/erasure.server.ts'
import { Panel } from '#app/ui/desk-page.tsx'

const count = (amount: number, one: string, many: string) => `${amount} ${amount === 1 ? one : many}`

/** What goes and what stays, with how many of each, and why. */
export function ErasureLists({ counts }: { counts: ErasureCounts }) {
  const { contacts, messages, letters, calls, files, answers, events, invoices, payments } = counts
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Panel title="What goes">
        <ul className="flex list-disc flex-col gap-1 pl-5">
          <li>the name, phone, postal address, tax number and customer number</li>
          <li>
            {count(contacts, 'contact', 'contacts')}, preferences, kept cards and accounts, and every link to the portal
          </li>
          <li>
            the words of {count(messages, 'mail', 'mails')}, {count(letters, 'letter', 'letters')} and{' '}
            {count(calls, 'call', 'calls')}
          </li>
          <li>{count(files, 'file', 'files')} that were attached</li>
          <li>
            what was written in{' '}
            {count(answers, 'plan, dispute, notice or request', 'plans, disputes, notices and requests')}
          </li>
          <li>
            names and words in {count(events, 'entry', 'entries')} of the record; that each happened, and when, can
            still be checked
          </li>
        </ul>
      </Panel>
      <Panel title="What stays, because books must be kept">
        <ul className="flex list-disc flex-col gap-1 pl-5">
          <li>
            {count(invoices, 'invoice', 'invoices')} with numbers, days, lines and sums; a line that names a person
            stays as well. Their PDFs no longer name the client: keep your own copies as long as the law asks
          </li>
          <li>{count(payments, 'payment', 'payments')}, credit notes and the ledger</li>
          <li>what your payment provider and your mail provider keep, which you ask them to delete</li>
        </ul>
      </Panel>
    </div>
  )
}
