import { Form, Link } from '@remix-run/react'
import { Banknote, CalendarClock, CircleAlert, Mail, Phone, Scale, UserRound } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { Day } from './day.tsx'
import { useDesk } from './desk.ts'
import { deskButton } from './desk-controls.ts'
import { Money } from './money.tsx'
import type { TaskItem } from './task-item.ts'
import { telHref } from './tel-href.ts'
import { When } from './when.tsx'

const icons: Record<string, LucideIcon> = {
  call: Phone,
  bounce: Mail,
  letter: Mail,
  review: Scale,
  escalation: Scale,
  dispute: Scale,
  contact_proposal: UserRound,
  already_paid: Banknote,
  plan: CalendarClock,
}

/** Tasks with what one needs to do them: whom to call, which invoice, how much. */
export function TaskList({ tasks, mayPress }: { tasks: readonly TaskItem[]; mayPress: boolean }) {
  return (
    <ul className="flex flex-col">
      {tasks.map((task) => (
        <TaskEntry key={task.id} task={task} mayPress={mayPress} />
      ))}
    </ul>
  )
}

function TaskEntry({ task, mayPress }: { task: TaskItem; mayPress: boolean }) {
  const { locale, today } = useDesk()
  const { client, invoice, doneAt } = task
  const Icon = icons[task.kind] ?? CircleAlert
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b border-line py-3 last:border-b-0">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${doneAt ? 'text-ink-faint' : 'text-needs-you'}`} />
      <div className="flex min-w-0 grow basis-48 flex-col gap-0.5">
        {task.to ? (
          <Link to={task.to} data-row="" className="inline-flex min-h-6 items-center font-medium hover:underline">
            {task.title}
          </Link>
        ) : (
          <span className="font-medium">{task.title}</span>
        )}
        <span className="flex flex-wrap items-center gap-x-3 text-xs text-ink-faint">
          <span>{task.word}</span>
          {doneAt ? (
            <span>
              Done <When at={doneAt} />
            </span>
          ) : (
            <span className={task.dueOn < today ? 'text-late' : ''}>
              By <Day day={task.dueOn} locale={locale} style="short" />
            </span>
          )}
          {client && (
            <Link to={`/admin/clients/${client.id}`} className="link inline-flex min-h-6 items-center">
              {client.name}
            </Link>
          )}
          {client?.phone && (
            <a href={telHref(client.phone)} className="link inline-flex min-h-6 items-center">
              {client.phone}
            </a>
          )}
          {invoice && (
            <Link to={`/admin/invoices/${invoice.id}`} className="link inline-flex min-h-6 items-center">
              Invoice {invoice.number}
            </Link>
          )}
          {invoice && <Money amount={invoice.balance} locale={locale} />}
        </span>
      </div>
      {!doneAt && (
        <div className="ms-auto flex shrink-0 gap-2">
          {task.isDoneHere && mayPress && (
            <Form method="post" action="/admin/tasks" preventScrollReset>
              <input type="hidden" name="task" value={task.id} />
              <button
                type="submit"
                name="intent"
                value="done"
                className={deskButton()}
                aria-label={`Done: ${task.title}`}
              >
                Done
              </button>
            </Form>
          )}
          {task.to && (
            <Link
              to={task.to}
              className={deskButton(task.isDoneHere ? 'secondary' : 'primary')}
              aria-label={`${task.verb}: ${task.title}`}
            >
              {task.verb}
            </Link>
          )}
        </div>
      )}
    </li>
  )
}
