import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useNavigation } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { importKinds, kindWords } from '#app/domain/invoice-import/import-kind.ts'
import type { ImportKind } from '#app/domain/invoice-import/import-kind.ts'
import { prepareImport } from '#app/features/imports/prepare-import.server.ts'
import { receiveUpload, uploadRefusalWords } from '#app/features/imports/receive-upload.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Import a list · Dunwell' }]

const kindOf = (request: Request): ImportKind => {
  const asked = new URL(request.url).searchParams.get('kind')
  return importKinds.find((kind) => kind === asked) ?? 'invoices'
}

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'import-invoices')
  return { kind: kindOf(request) }
}

export async function action({ request }: ActionFunctionArgs) {
  const { businessId } = await requireStaff(request, 'import-invoices')
  const at = now()
  const upload = await receiveUpload({ businessId, kind: kindOf(request), request, now: at })
  if (!upload.ok) return data({ error: uploadRefusalWords(upload.reason) }, { status: 400 })
  const { importId } = upload.value
  await prepareImport({ businessId, importId, answers: {}, enterBy: 'age', now: at })
  return redirect(`/admin/imports/${importId}`)
}

const about: Record<ImportKind, string> = {
  invoices: 'Invoices with their clients. What the list calls paid is taken over as paid.',
  clients: 'Clients with addresses, phone, language, terms and tax number. Empty cells change nothing.',
  payments:
    'Payments by invoice number; without a number, the client who is named gets the money as credit. What your list of invoices already called paid is not counted twice. Nobody is thanked for them.',
  credit_notes: 'Credit notes by invoice number. What was paid beyond the rest becomes the client’s credit.',
}

export default function NewImport() {
  const { kind } = useLoaderData<typeof loader>()
  const refused = useAnswer<typeof action>()
  const isSending = useNavigation().state !== 'idle'
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  return (
    <DeskPage title="Import a list">
      <Tabs
        label="What the list holds"
        tabs={importKinds.map((each) => ({
          ...{ to: `/admin/imports/new?kind=${each}`, label: capital(kindWords[each][1]), current: each === kind },
        }))}
      />
      <Panel title={`The list of your ${kindWords[kind][1]}`} className="max-w-2xl">
        <p className="prose text-ink-soft">{about[kind]}</p>
        <p className="prose text-ink-soft">
          A CSV file from QuickBooks, Xero, Stripe, Invoice Ninja, Wave, FreshBooks or another Dunwell, or a sheet of
          your own in any of the usual notations. Nothing is taken in before you have seen what becomes of every row,
          and the same file twice does no harm.
        </p>
        <Form
          method="post"
          action={`/admin/imports/new?kind=${kind}`}
          encType="multipart/form-data"
          className="flex flex-col gap-4"
        >
          <Field label="File" hint="CSV, up to 50 MB." errors={refused && [refused.error]}>
            {(control) => (
              <input
                {...control}
                type="file"
                name="file"
                required
                accept=".csv,.txt,.tsv,text/*"
                className={deskInput}
              />
            )}
          </Field>
          <div className="flex flex-wrap items-center gap-4">
            <button type="submit" disabled={isSending} className={deskButton('primary')}>
              {isSending ? 'Reading the file…' : 'Upload'}
            </button>
            <Link to="/admin/imports" className="link">
              All imports
            </Link>
          </div>
        </Form>
        <p className="text-sm text-ink-soft">
          Invoices as data (UBL, CII, Factur-X) come in{' '}
          <Link to="/admin/imports/e-invoices" className="link">
            as e-invoices
          </Link>
          .
        </p>
      </Panel>
    </DeskPage>
  )
}
