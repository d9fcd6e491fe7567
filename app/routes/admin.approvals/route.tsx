import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MailCheck } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listDrafts, readDraft } from '#app/db/read/approvals.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { decide } from './approvals-form.server.ts'
import { DraftList } from './draft-list.tsx'
import { DraftPane } from './draft-pane.tsx'
import { draftItem, draftView } from './draft-view.ts'
import { saidWords, undoOf } from './said-words.ts'

export const meta: MetaFunction = () => [{ title: 'Approvals · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, role, locale, timeZone } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const at = now()
  const after = query.get('after')
  const { rows, next } = await listDrafts(businessId, after, at)
  const wanted = query.get('draft') ?? undefined
  const chosen = isUuid(wanted) ? await readDraft(businessId, wanted, at) : null
  const [first] = rows
  const shown = chosen ?? (first ? await readDraft(businessId, first.id, at) : null)
  const today = todayIn(timeZone, instantOf(at)).toString()
  return {
    drafts: rows.map((row) => draftItem(row, at)),
    shown: shown && draftView(shown, at),
    /** Somebody asked for this one: a phone shows it instead of the list. */
    isChosen: chosen !== null,
    next,
    isFirst: after === null,
    said: saidWords(query, { locale, timeZone, today, now: at }),
    undo: undoOf(query),
    mayDecide: can(role, 'approve-messages'),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'approve-messages')
  const form = await request.formData()
  const decided = await decide({ staff, form, now: now() })
  if (!decided) throw new Response('Bad request', { status: 400 })
  if (decided.kind === 'refused') return data(decided, { status: 400 })
  const query = new URLSearchParams(decided.said)
  for (const id of decided.of ?? []) query.append('of', id)
  // After a decision the following draft is shown.
  const draft = String(form.get(decided.stays ? 'message' : 'next') ?? '')
  if (isUuid(draft)) query.set('draft', draft)
  return redirect(`/admin/approvals?${query}`)
}

export default function Approvals() {
  const { drafts, shown, isChosen, next, isFirst, said, undo, mayDecide } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const at = drafts.findIndex(({ id }) => id === shown?.id)
  const following = drafts[at + 1] ?? drafts[at - 1]
  return (
    <DeskPage
      title="Approvals"
      guide="approvals"
      lede="Mails that wait for your OK, exactly as they would go out. The one that waits longest comes first."
      said={said}
      undo={mayDecide ? undo : null}
    >
      {shown ? (
        <div className="grid items-start gap-4 lg:grid-cols-[19rem_minmax(0,1fr)]">
          <div className={`min-w-0 flex-col gap-3 ${isChosen ? 'hidden lg:flex' : 'flex'}`}>
            <DraftList drafts={drafts} shownId={shown.id} mayDecide={mayDecide} />
            <Pager next={next} isFirst={isFirst} />
          </div>
          <div className={`min-w-0 ${isChosen ? '' : 'hidden lg:block'}`}>
            <DraftPane
              key={shown.id}
              draft={shown}
              nextId={following?.id ?? null}
              mayDecide={mayDecide}
              refusal={answer?.messageId === shown.id ? answer : null}
            />
          </div>
        </div>
      ) : (
        <EmptyState Icon={MailCheck} title={isFirst ? 'Nothing waits for your OK' : 'That was the last page'}>
          {isFirst && (
            <p>
              The final notice is drafted for you to read first, and so is every step whose policy asks for it, and the
              summary after a call. Everything else goes out by itself.
            </p>
          )}
        </EmptyState>
      )}
    </DeskPage>
  )
}
