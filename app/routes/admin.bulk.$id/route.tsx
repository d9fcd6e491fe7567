import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readBulkRun, readLeftOut } from '#app/db/read/bulk.server.ts'
import { readActors } from '#app/db/read/history.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { bulkOutcomes, canBeUndone, leftOutWords } from '#app/domain/bulk/bulk-decision.ts'
import { undoBulk } from '#app/features/bulk/undo-bulk.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { RunProgress } from '#app/ui/run-progress.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { UndoNotice } from '#app/ui/undo-notice.tsx'
import { When } from '#app/ui/when.tsx'
import { bulkRight } from './bulk-right.ts'
import { doneWords, runTitle } from './run-words.ts'

export const meta: MetaFunction = () => [{ title: 'Several at once · Dunwell' }]

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  const run = isUuid(params.id) ? await readBulkRun(businessId, params.id) : null
  if (!run) throw notFound()
  const { outcomes, actor, ...shown } = run
  const [people, leftOut] = await Promise.all([readActors(businessId, [actor]), readLeftOut(businessId, run.id)])
  const done = outcomes.get('done') ?? 0
  const mayUndo = canBeUndone(run.kind) && can(role, bulkRight(run.kind))
  return {
    run: { ...shown, done: run.done, params: null },
    by: people.get(actor) ?? 'Dunwell',
    title: runTitle(run),
    said: doneWords(run, done),
    leftOutSaid: leftOutWords(outcomes),
    leftOut: leftOut.map(({ outcome, ...one }) => ({
      ...one,
      why: leftOutWords(new Map([[bulkOutcomes.find((known) => known === outcome) ?? 'gone', 1]])).replace(
        /^Left out 1: 1 because /,
        '',
      ),
    })),
    mayUndo: mayUndo && run.undoesId === null && run.undoneBy === null && done > 0,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request)
  const run = isUuid(params.id) ? await readBulkRun(staff.businessId, params.id) : null
  if (!run) throw notFound()
  if ((await request.formData()).get('intent') !== 'undo') throw new Response('Unknown action', { status: 400 })
  if (!can(staff.role, bulkRight(run.kind))) throw new Response('Your role does not include this.', { status: 403 })
  const { businessId } = staff
  const undone = await undoBulk({ businessId, runId: run.id, actor: actorOf(staff), now: now() })
  return redirect(`/admin/bulk/${undone.ok ? undone.value.runId : run.id}`)
}

export default function BulkRun() {
  const { run, by, title, said, leftOutSaid, leftOut, mayUndo } = useLoaderData<typeof loader>()
  const isOver = run.state === 'done' || run.state === 'failed'
  return (
    <DeskPage
      title={title}
      lede={
        <>
          Decided by {by}, <When at={run.createdAt} />
        </>
      }
      actions={
        <Link to={run.back} className={deskButton(isOver ? 'primary' : 'secondary')}>
          Back to the list
        </Link>
      }
    >
      {!isOver && (
        <RunProgress
          title="Under way"
          label="How far it has come"
          done={run.done}
          total={run.total}
          of="done. You can leave this page: it goes on by itself."
        />
      )}
      {run.state === 'failed' && (
        <StatusSentence tone="needs-you">
          It stopped in the middle: {run.done.toLocaleString('en-US')} of {run.total.toLocaleString('en-US')} are
          through. What is done stays done; select the rest in the list and decide again.
        </StatusSentence>
      )}
      {run.state === 'done' &&
        (mayUndo ? (
          <UndoNotice step={{ action: `/admin/bulk/${run.id}`, fields: { intent: 'undo' } }}>{said}</UndoNotice>
        ) : (
          <StatusSentence tone="settled">{said}</StatusSentence>
        ))}
      {run.undoneBy && (
        <p>
          This was{' '}
          <Link to={`/admin/bulk/${run.undoneBy}`} className="link">
            taken back
          </Link>
          .
        </p>
      )}
      {isOver && leftOut.length > 0 && (
        <Panel title={leftOutSaid}>
          <ul className="flex flex-col gap-1">
            {leftOut.map(({ subjectId, number, clientName, why }) => (
              <li key={subjectId}>
                {number ? (
                  <Link to={`/admin/invoices/${subjectId}`} data-row="" className="link">
                    Invoice {number}
                  </Link>
                ) : (
                  <Link to={`/admin/clients/${subjectId}`} data-row="" className="link">
                    {clientName}
                  </Link>
                )}
                {number && ` of ${clientName}`}: {why}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </DeskPage>
  )
}
