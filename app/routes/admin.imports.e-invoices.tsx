import { data } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useNavigation } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { receivePlainFiles } from '#app/features/files/receive-plain-files.server.ts'
import { importEInvoices } from '#app/features/imports/import-e-invoices.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import type { StatusTone } from '#app/ui/status-badge.tsx'
import { Table } from '#app/ui/table.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'

export const meta: MetaFunction = () => [{ title: 'E-invoices · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'import-invoices')
  return null
}

const limits = { bytesMax: 10 * 1024 * 1024, filesMax: 20 }
const nothing = { error: null, outcomes: [] }

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'import-invoices')
  const received = await receivePlainFiles(request, limits)
  if ('refusal' in received) {
    return data({ ...nothing, error: 'At most 20 files of 10 MB at once, please; or a zip of them.' }, { status: 400 })
  }
  if (received.files.length === 0) return data({ ...nothing, error: 'Choose a file first.' }, { status: 400 })
  const { businessId } = staff
  const outcomes = await importEInvoices({ businessId, files: received.files, actor: actorOf(staff), now: now() })
  return data({ error: null, outcomes })
}

const looks: Record<string, [StatusTone, string]> = {
  created: ['settled', 'Taken in'],
  updated: ['settled', 'Completed'],
  unchanged: ['quiet', 'Known already'],
  rejected: ['needs-you', 'Handed back'],
}

export default function EInvoices() {
  const answer = useAnswer<typeof action>()
  const isSending = useNavigation().state !== 'idle'
  return (
    <DeskPage title="Import e-invoices">
      {answer && answer.outcomes.length > 0 && (
        <Table
          caption="What became of each file"
          rows={answer.outcomes}
          keyOf={({ filename, number }) => `${filename}/${number}`}
          columns={[
            {
              head: 'Invoice',
              narrow: 'title',
              cell: ({ number, invoiceId, filename }) =>
                invoiceId ? (
                  <Link to={`/admin/invoices/${invoiceId}`} className="link">
                    {number}
                  </Link>
                ) : (
                  (number ?? filename)
                ),
            },
            {
              head: 'Outcome',
              narrow: 'side',
              cell: ({ fate }) => {
                const [tone, word] = looks[fate] ?? ['quiet', fate]
                return <StatusBadge tone={tone}>{word}</StatusBadge>
              },
            },
            { head: 'Why', narrow: 'below', cell: ({ reason }) => reason ?? '' },
            { head: 'File', narrow: 'line', cell: ({ filename }) => filename },
          ]}
        />
      )}
      <Panel title="Invoices as data" className="max-w-2xl">
        <p className="prose text-ink-soft">
          UBL (Peppol, XRechnung), CII, and PDFs that carry them (Factur-X, ZUGFeRD): several at once, or a zip. They
          come in issued, under their own numbers, with the file kept beside them; a credit note lowers the invoice it
          names. Sums that do not add up are handed back, and the same file twice does no harm.
        </p>
        <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
          <Field label="Files" hint="XML, PDF or ZIP, up to 10 MB each." errors={answer?.error ? [answer.error] : null}>
            {(control) => (
              <input
                {...control}
                type="file"
                name="files"
                multiple
                required
                accept=".xml,.pdf,.zip"
                className={deskInput}
              />
            )}
          </Field>
          <div className="flex flex-wrap items-center gap-4">
            <button type="submit" disabled={isSending} className={deskButton('primary')}>
              {isSending ? 'Reading the files…' : 'Upload'}
            </button>
            <Link to="/admin/imports" className="link">
              All imports
            </Link>
          </div>
        </Form>
      </Panel>
    </DeskPage>
  )
}
