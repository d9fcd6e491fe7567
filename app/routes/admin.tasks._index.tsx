import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ListTodo } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { countOpenTasks, listTasks } from '#app/db/read/tasks.server.ts'
import { completeTask } from '#app/features/tasks/complete-task.server.ts'
import { reopenTask } from '#app/features/tasks/reopen-task.server.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { TaskList } from '#app/ui/task-list.tsx'
import { taskItem, taskKind } from '#app/ui/task-item.ts'
import { taskUndo, undoWords } from '#app/ui/undo-words.ts'

export const meta: MetaFunction = () => [{ title: 'Tasks · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const done = query.get('show') === 'done'
  const kind = query.get('kind')
  const after = query.get('after') ?? undefined
  const place = isUuid(after) ? after : null
  const [counts, { rows, next }] = await Promise.all([
    countOpenTasks(businessId),
    listTasks(businessId, { done, kind, after: place }),
  ])
  const finished = query.get('done') ?? undefined
  return {
    ...{ done, kind, counts, tasks: rows.map(taskItem), next, isFirst: place === null },
    finished: isUuid(finished) ? finished : null,
    said: undoWords(query.get('said')),
    mayPress: can(role, 'complete-task'),
  }
}

const outcomeMax = 500

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'complete-task')
  const form = await request.formData()
  const taskId = String(form.get('task'))
  if (!isUuid(taskId)) throw new Response('Bad request', { status: 400 })
  const call = { businessId: staff.businessId, taskId, actor: actorOf(staff), now: now() }
  const back = form.get('back') === 'today' ? '/admin' : '/admin/tasks'
  switch (form.get('intent')) {
    case 'done': {
      const outcome = String(form.get('outcome') ?? '').trim()
      const completed = await completeTask({ ...call, outcome: outcome.slice(0, outcomeMax) || null })
      if (!completed.ok) throw new Response('Not found', { status: 404 })
      return redirect(`${back}?done=${taskId}`)
    }
    case 'reopen': {
      const reopened = await reopenTask(call)
      if (!reopened.ok && reopened.reason === 'not_found') throw new Response('Not found', { status: 404 })
      return redirect(`${back}?said=${reopened.ok ? 'reopened' : 'too-late'}`)
    }
    default:
      throw new Response('Unknown action', { status: 400 })
  }
}

export default function Tasks() {
  const { done, kind, counts, tasks, next, isFirst, finished, said, mayPress } = useLoaderData<typeof loader>()
  return (
    <DeskPage
      title="Tasks"
      guide="approvals"
      lede="What needs a hand, the most urgent first."
      said={finished ? 'Done, and off the desk.' : said}
      undo={finished && mayPress ? taskUndo(finished) : null}
    >
      <Tabs
        label="Which tasks"
        tabs={[
          { to: '?', label: 'Open', current: !done && !kind },
          ...counts.map((group) => ({
            to: `?kind=${encodeURIComponent(group.kind)}`,
            label: `${taskKind(group.kind).many} ${group.count}`,
            current: group.kind === kind,
          })),
          { to: '?show=done', label: 'Done', current: done },
        ]}
      />
      {tasks.length === 0 ? (
        <EmptyState Icon={ListTodo} title={done ? 'Nothing was done yet' : 'Nothing needs you'}>
          <p>
            {done
              ? 'Finished tasks stay on record here.'
              : 'Calls to make, addresses that bounced and payments that do not fit show here as they come up.'}
          </p>
        </EmptyState>
      ) : (
        <TaskList tasks={tasks} mayPress={mayPress} />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
