import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useNavigation } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { dateOrders } from '#app/domain/invoice-import/parse-date.ts'
import { takeStatement } from '#app/features/banking/take-statement.server.ts'
import { receivePlainFiles } from '#app/features/files/receive-plain-files.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Upload a bank statement · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'record-payment')
  return null
}

const limits = { bytesMax: 10 * 1024 * 1024, filesMax: 1 }

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'record-payment')
  const received = await receivePlainFiles(request, limits)
  if ('refusal' in received) return data({ error: 'One file of at most 10 MB at a time, please.' }, { status: 400 })
  const [file] = received.files
  if (!file) return data({ error: 'Choose a file first.' }, { status: 400 })
  const dateOrder = dateOrders.find((one) => one === received.form.get('dateOrder'))
  const { businessId } = staff
  const taken = await takeStatement({ businessId, ...file, dateOrder, actor: actorOf(staff), now: now() })
  if (!taken.ok) return data({ error: `${taken.reason}. Nothing was taken in.` }, { status: 400 })
  const { added, addsUp } = taken.value
  return redirect(`/admin/payments/bank?added=${added}${addsUp ? '' : '&odd=1'}`)
}

export default function NewStatement() {
  const refused = useAnswer<typeof action>()
  const isSending = useNavigation().state !== 'idle'
  return (
    <DeskPage title="Upload a bank statement">
      <Panel title="The file of your bank" className="max-w-2xl">
        <p className="prose text-ink-soft">
          CAMT.053, MT940, OFX, or a CSV list of any bank. What was uploaded before is recognised and left out, so
          overlapping months do no harm. Nothing is booked by uploading, unless you have said so under{' '}
          <Link to="/admin/payments/bank/statements" className="link">
            Files
          </Link>
          .
        </p>
        <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
          <Field label="File" hint="Up to 10 MB." errors={refused && [refused.error]}>
            {(control) => (
              <input
                {...control}
                type="file"
                name="files"
                required
                accept=".xml,.sta,.940,.mt940,.ofx,.qfx,.csv,.txt"
                className={deskInput}
              />
            )}
          </Field>
          <Field label="Days in a CSV are written" hint="Only used where the file does not show it by itself.">
            {(control) => (
              <select {...control} name="dateOrder" defaultValue="" className={deskInput}>
                <option value="">As the file shows</option>
                <option value="dmy">Day, month, year</option>
                <option value="mdy">Month, day, year</option>
                <option value="ymd">Year, month, day</option>
              </select>
            )}
          </Field>
          <div className="flex flex-wrap items-center gap-4">
            <button type="submit" disabled={isSending} className={deskButton('primary')}>
              {isSending ? 'Reading the file…' : 'Upload'}
            </button>
            <Link to="/admin/payments/bank" className="link">
              Bank statements
            </Link>
          </div>
        </Form>
      </Panel>
    </DeskPage>
  )
}
