import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ListTodo } from 'lucide-react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { countOpenTasks, listTasks } from '#app/db/read/tasks.server.ts'
import { completeTask } from '#app/features/tasks/complete-task.server.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { TaskList } from '#app/ui/task-list.tsx'
import { taskItem, taskKind } from '#app/ui/task-item.ts'

export const meta: MetaFunction = () => [{ title: 'Tasks · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const done = query.get('show') === 'done'
  const kind = query.get('kind')
  const after = query.get('after') ?? undefined
  const place = isUuid(after) ? after : null
  const [counts, { rows, next }] = await Promise.all([
    countOpenTasks(businessId),
    listTasks(businessId, { done, kind, after: place }),
  ])
  return { done, kind, counts, tasks: rows.map(taskItem), next, isFirst: place === null }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'complete-task')
  const form = await request.formData()
  const taskId = String(form.get('task'))
  if (!isUuid(taskId)) throw new Response('Bad request', { status: 400 })
  const outcome =
    String(form.get('outcome') ?? '')
      .trim()
      .slice(0, 500) || null
  const { businessId } = staff
  const completed = await completeTask({ businessId, taskId, outcome, actor: actorOf(staff), now: now() })
  if (!completed.ok) throw new Response('Not found', { status: 404 })
  return redirect('/admin/tasks')
}

export default function Tasks() {
  const { done, kind, counts, tasks, next, isFirst } = useLoaderData<typeof loader>()
  return (
    <DeskPage title="Tasks" lede="What needs a hand, the most urgent first.">
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
        <TaskList tasks={tasks} />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
