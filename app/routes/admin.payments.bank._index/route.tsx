import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { bankLineStates, countBankLines, listBankLines, readBankLine } from '#app/db/read/bank-lines.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { bringLineBack, ignoreLine } from '#app/features/banking/ignore-line.server.ts'
import { matchOpenLines } from '#app/features/banking/match-lines.server.ts'
import { bankLineWords, readBookForm } from '#app/features/payments/bank-line-form.ts'
import { bookBankLine } from '#app/features/payments/book-bank-line.server.ts'
import { bookCertainLines } from '#app/features/payments/book-certain-lines.server.ts'
import { BankTabs } from '#app/ui/bank-tabs.tsx'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { PaymentTabs } from '#app/ui/payment-tabs.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { LineList } from './line-list.tsx'
import { NoLines } from './no-lines.tsx'

export const meta: MetaFunction = () => [{ title: 'Bank statements · Dunwell' }]

const page = '/admin/payments/bank'

/** What was just done, from the counts in the address. */
function saidIn(query: URLSearchParams): string | null {
  const [booked, refused, added] = ['booked', 'refused', 'added'].map((name) => Number(query.get(name) ?? Number.NaN))
  if (Number.isInteger(added)) {
    const odd = query.get('odd')
      ? ' The lines do not lead from the opening balance to the closing one: something may be missing in the file.'
      : ''
    return (
      (added === 0
        ? 'Everything in this file was known already; nothing was added.'
        : `${added} new ${added === 1 ? 'movement' : 'movements'}.`) + odd
    )
  }
  if (!Number.isInteger(booked)) return null
  const left = refused ? ` ${refused} changed meanwhile and wait for you.` : ''
  return `${booked} booked.${left}`
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const state = bankLineStates.find((one) => one === query.get('show')) ?? 'open'
  const after = query.get('after') ?? undefined
  const [{ rows, next }, counts] = await Promise.all([
    listBankLines(businessId, { state, after: isUuid(after) ? after : null, now: now() }),
    countBankLines(businessId),
  ])
  return {
    ...{ state, rows, next, counts, isFirst: after === undefined },
    ...{ mayBook: can(role, 'record-payment'), said: saidIn(query) },
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'record-payment')
  const { businessId } = staff
  const form = await request.formData()
  const call = { businessId, actor: actorOf(staff), now: now() }
  const lineId = String(form.get('line') ?? '')
  switch (form.get('intent')) {
    case 'book': {
      const line = isUuid(lineId) ? await readBankLine(businessId, lineId) : null
      const wanted = line && readBookForm(form, line.amount.currency)
      if (!wanted) throw new Response('Not found', { status: 404 })
      const booked = await bookBankLine({ ...call, ...wanted })
      if (!booked.ok) return data({ error: bankLineWords[booked.reason] }, { status: 409 })
      return redirect(`${page}?booked=1`)
    }
    case 'ignore':
      if (!isUuid(lineId)) throw new Response('Not found', { status: 404 })
      await ignoreLine({ ...call, lineId, reason: String(form.get('reason') ?? '') })
      return redirect(page)
    case 'back':
      if (!isUuid(lineId)) throw new Response('Not found', { status: 404 })
      await bringLineBack({ businessId, lineId })
      return redirect(`${page}?show=ignored`)
    case 'book-certain': {
      const { booked, refused } = await bookCertainLines(call)
      return redirect(`${page}?booked=${booked}&refused=${refused}`)
    }
    case 'look-again':
      await matchOpenLines({ businessId, now: call.now })
      return redirect(page)
    default:
      throw new Response('Unknown action', { status: 400 })
  }
}

export default function BankLines() {
  const { state, rows, next, counts, isFirst, mayBook, said } = useLoaderData<typeof loader>()
  const refused = useAnswer<typeof action>()
  return (
    <DeskPage
      title="Bank statements"
      lede="Money that came by transfer, matched to what is open."
      said={said}
      actions={
        mayBook && (
          <Link to="/admin/payments/bank/new" className={deskButton(counts.open > 0 ? 'secondary' : 'primary')}>
            Upload a statement
          </Link>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <PaymentTabs current="bank" counts={{}} />
        <BankTabs current={state} counts={counts} />
      </div>
      {refused && (
        <p role="alert" className="text-needs-you">
          {refused.error}
        </p>
      )}
      {state === 'open' && mayBook && rows.length > 0 && (
        <Form method="post" className="flex flex-wrap items-center gap-2">
          {counts.certain > 0 && (
            <button type="submit" name="intent" value="book-certain" className={deskButton('primary')}>
              Book all {counts.certain} certain
            </button>
          )}
          <button type="submit" name="intent" value="look-again" className={deskButton()}>
            Compare again
          </button>
          <p className="prose text-sm text-ink-soft">
            Certain means: the number is named, the sum is exactly what is open, and nothing else fits. A short number,
            such as 2041, may stand there by chance: it is likely at most.
          </p>
        </Form>
      )}
      {rows.length === 0 ? <NoLines state={state} /> : <LineList rows={rows} state={state} mayBook={mayBook} />}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
