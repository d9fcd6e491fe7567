import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { Mail } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { can } from '#app/auth/permissions.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { countLetters, letterTroubles, listLetters } from '#app/db/read/letters.server.ts'
import { letterStates } from '#app/domain/letter/letter-state.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { LetterActions } from './letter-actions.tsx'
import { LetterList } from './letter-list.tsx'
import { isShelf, shelves } from './letter-shelves.ts'
import { approveChosen, cancelChosen, postChosen } from './letters-form.server.ts'

export const meta: MetaFunction = () => [{ title: 'Letters · Dunwell' }]

const sayings: Record<string, string> = {
  approved: 'Approved. They are ready for the printer.',
  posted: 'On record. The follow-up goes on from here.',
  cancelled: 'Not sent, and on record with your reason.',
  withdrawn: 'Nothing was printed: what the letters say is no longer so. Where it still should, follow-up writes anew.',
  none: 'Choose the letters to print.',
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const counts = await countLetters(businessId)
  const wanted = query.get('show')
  const shelf = isShelf(wanted) ? wanted : (letterStates.find((state) => counts[state]) ?? 'ready')
  const after = query.get('after') ?? undefined
  const place = isUuid(after) ? after : null
  const { rows, next } = await listLetters(businessId, { state: shelf, after: place })
  const isOver = shelf === 'posted' || shelf === 'cancelled'
  const ids = isOver ? [] : rows.map(({ id }) => id)
  const troubles = await letterTroubles(prisma, businessId, ids, now())
  return {
    ...{ shelf, counts, next, isFirst: place === null },
    letters: rows.map(({ postedOn, ...row }) => ({
      ...row,
      postedOn: postedOn && postedOn.toString(),
      trouble: troubles.get(row.id) ?? null,
    })),
    said: sayings[query.get('said') ?? ''] ?? null,
    mayDecide: can(role, 'decide-letter'),
    mayPost: can(role, 'post-letters'),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request)
  const form = await request.formData()
  const act = { businessId: staff.businessId, actor: actorOf(staff), now: now(), form }
  const intent = String(form.get('intent'))
  if (intent !== 'approve' && intent !== 'cancel' && intent !== 'post')
    throw new Response('Bad request', { status: 400 })
  if (!can(staff.role, intent === 'post' ? 'post-letters' : 'decide-letter')) {
    throw new Response('Your role does not include this.', { status: 403 })
  }
  const done = await { approve: approveChosen, cancel: cancelChosen, post: postChosen }[intent](act)
  return done.ok ? redirect(`/admin/letters${done.go}`) : data({ errors: done.errors }, { status: 400 })
}

export default function Letters() {
  const { shelf, counts, letters, next, isFirst, said, mayDecide, mayPost } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const form = useRef<HTMLFormElement>(null)
  const [count, setCount] = useState(letters.filter(({ trouble }) => trouble === null).length)
  const recount = () => {
    if (form.current) setCount(new FormData(form.current).getAll('letter').length)
  }
  useEffect(recount, [letters])
  const isOver = shelf === 'posted' || shelf === 'cancelled'
  const [title, text] = shelves[shelf].empty
  return (
    <DeskPage
      title="Letters"
      guide="approvals"
      lede="On paper: written, printed and posted; only the posting takes the step."
      said={said}
    >
      <Tabs
        label="Which letters"
        tabs={letterStates.map((state) => ({
          to: `?show=${state}`,
          label: counts[state] ? `${shelves[state].label} ${counts[state]}` : shelves[state].label,
          current: state === shelf,
        }))}
      />
      {letters.length === 0 ? (
        <EmptyState Icon={Mail} title={isFirst ? title : 'That was the last page'}>
          {isFirst && <p>{text}</p>}
        </EmptyState>
      ) : (
        <Form ref={form} method="post" reloadDocument key={shelf} onChange={recount} className="flex flex-col gap-4">
          <LetterList letters={letters} canChoose={!isOver} />
          {!isOver && (
            <LetterActions
              shelf={shelf}
              count={count}
              mayDecide={mayDecide}
              mayPost={mayPost}
              errors={answer?.errors as Record<string, string[]> | undefined}
            />
          )}
        </Form>
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
