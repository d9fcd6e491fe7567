import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readImport } from '#app/db/read/imports.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { kindWords } from '#app/domain/invoice-import/import-kind.ts'
import type { ImportKind } from '#app/domain/invoice-import/import-kind.ts'
import { queueImport } from '#app/features/imports/queue-import.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { ImportStateBadge } from '#app/ui/import-state.tsx'
import { Facts } from '#app/ui/stat.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { When } from '#app/ui/when.tsx'
import { AnswersForm } from './answers-form.tsx'
import { answerImport } from './import-actions.server.ts'
import { importView } from './import-view.server.ts'
import type { ImportView } from './import-view.server.ts'
import { Preview } from './preview-table.tsx'
import { Progress } from './progress.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.run.filename ?? 'Import'} · Dunwell` },
]

async function findImport(businessId: string, id: string | undefined) {
  const run = isUuid(id) ? await readImport(businessId, id) : null
  if (!run) throw new Response('Not found', { status: 404 })
  return run
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  return importView(businessId, await findImport(businessId, params['id']), now())
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { businessId } = await requireStaff(request, 'import-invoices')
  const run = await findImport(businessId, params['id'])
  const form = await request.formData()
  const intent = form.get('intent')
  if (intent !== 'again') {
    const answered = await answerImport({ businessId, importId: run.id }, run.plan, form, now())
    if (!answered.ok) return data({ error: answered.reason }, { status: 400 })
    if (intent === 'import' && answered.value.questions.length > 0) {
      return data({ error: 'One answer is still missing: see below.' }, { status: 400 })
    }
  }
  if (intent === 'import' || intent === 'again') await queueImport(businessId, run.id)
  return redirect(`/admin/imports/${run.id}`)
}

export default function ImportPage() {
  const { run, reading, preview } = useLoaderData<typeof loader>()
  const answered = useAnswer<typeof action>()
  const isOpen = run.state === 'needs_answer' || run.state === 'ready'
  return (
    <DeskPage
      title={<bdi className="break-all">{run.filename}</bdi>}
      lede={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <ImportStateBadge state={run.state} />
          {reading && <span>{origin(reading, run.rowsTotal)}</span>}
          <span>
            uploaded <When at={run.createdAt} />
          </span>
        </span>
      }
      actions={
        <Link to="/admin/imports" className={deskButton('secondary')}>
          All imports
        </Link>
      }
    >
      {run.state === 'uploaded' && (
        <StatusSentence tone="needs-you">
          The upload broke off before the file was complete. <Link to="/admin/imports/new">Upload it again</Link>.
        </StatusSentence>
      )}
      {(run.state === 'queued' || run.state === 'running') && <Progress run={run} />}
      {run.state === 'failed' && <Stopped error={run.error} canRunAgain={reading !== null} />}
      {run.state === 'done' && <Outcome run={run} />}
      {isOpen && reading && <AnswersForm key={run.state} reading={reading} error={answered?.error ?? null} />}
      {preview && <Preview kind={run.kind} preview={preview} rowsTotal={run.rowsTotal} />}
    </DeskPage>
  )
}

const places: Record<ImportKind, readonly [string, string]> = {
  invoices: ['/admin/invoices', 'See the invoices'],
  clients: ['/admin/clients', 'See the clients'],
  payments: ['/admin/payments', 'See the payments'],
  credit_notes: ['/admin/invoices', 'See the invoices'],
}

const origin = (reading: NonNullable<ImportView['reading']>, rows: number): string => {
  const { kind, source, readAs } = reading
  const said = readAs === null ? '' : ', read as you said of such a file before'
  const count = `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`
  return `${count} of ${kindWords[kind][1]} from ${source ?? 'a sheet of your own'}${said}`
}

function Outcome({ run }: { run: ImportView['run'] }) {
  const count = (number: number) => number.toLocaleString('en-US')
  const [one, several] = kindWords[run.kind]
  const [to, words] = places[run.kind]
  return (
    <Panel title="Result" className="max-w-xl">
      <StatusSentence tone="settled">
        Done: {run.created === 1 ? `1 ${one} was` : `${count(run.created)} ${several} were`} taken in.
      </StatusSentence>
      <Facts
        facts={[
          ['New', count(run.created)],
          ['Updated', count(run.updated)],
          ['Unchanged', count(run.unchanged)],
          ['Not imported', count(run.rejected)],
        ]}
      />
      {run.rejected > 0 && (
        <p className="prose">
          <a href={`/admin/imports/${run.id}/rejected.csv`} className="link" download>
            Download the rows that were not imported
          </a>
          , each with its reason. Correct them there and import that file.
        </p>
      )}
      <p>
        <Link to={to} className="link">
          {words}
        </Link>
      </p>
    </Panel>
  )
}

function Stopped({ error, canRunAgain }: { error: string | null; canRunAgain: boolean }) {
  return (
    <Panel title="Stopped">
      <StatusSentence tone="needs-you">{error ?? 'The import stopped before its end.'}</StatusSentence>
      {canRunAgain ? (
        <Form method="post">
          <button type="submit" name="intent" value="again" className={deskButton('primary')}>
            Start again
          </button>
        </Form>
      ) : (
        <p>
          <Link to="/admin/imports/new" className="link">
            Upload another file
          </Link>
        </p>
      )}
    </Panel>
  )
}
