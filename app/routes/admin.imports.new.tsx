import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useNavigation } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { prepareImport } from '#app/features/imports/prepare-import.server.ts'
import { receiveUpload, uploadRefusalWords } from '#app/features/imports/receive-upload.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'

export const meta: MetaFunction = () => [{ title: 'Import invoices · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'import-invoices')
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const { businessId } = await requireStaff(request, 'import-invoices')
  const upload = await receiveUpload({ businessId, request, now: now() })
  if (!upload.ok) return data({ error: uploadRefusalWords(upload.reason) }, { status: 400 })
  const { importId } = upload.value
  await prepareImport({ businessId, importId, answers: {}, enterBy: 'age' })
  return redirect(`/admin/imports/${importId}`)
}

export default function NewImport() {
  const refused = useActionData<typeof action>()
  const isSending = useNavigation().state !== 'idle'
  return (
    <DeskPage title="Import invoices">
      <Panel title="The list of your invoices" className="max-w-2xl">
        <p className="prose text-ink-soft">
          A CSV file from QuickBooks, Xero, Stripe, Invoice Ninja, Wave or FreshBooks, or a sheet of your own in any of
          the usual notations. Nothing is taken in before you have seen what becomes of every row, and the same file
          twice does no harm.
        </p>
        <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
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
      </Panel>
    </DeskPage>
  )
}
