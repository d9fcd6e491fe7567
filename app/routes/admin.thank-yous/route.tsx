import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HandHeart } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid, readKeyset, writeKeyset } from '#app/db/read/keyset.ts'
import { countThankYous, listThankYous } from '#app/db/read/thank-yous.server.ts'
import { thankYouShelves } from '#app/domain/thank-you/thank-you-shelf.ts'
import { thankForPayment } from '#app/features/thank-yous/thank-for-payment.server.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { shelfHints, shelfNames } from '#app/ui/thank-you-words.ts'
import { ThankYouTable } from './thank-you-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Thank-yous · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const shelf = thankYouShelves.find((each) => each === query.get('show')) ?? null
  const place = readKeyset(query.get('after'), /^\d{1,15}$/)
  const before = place && { at: new Date(Number(place.value)), id: place.id }
  const at = now()
  const [counts, { rows, next }] = await Promise.all([
    countThankYous(businessId, at),
    listThankYous(businessId, { shelf, before, now: at }),
  ])
  return {
    ...{ shelf, counts: counts as Partial<Record<string, number>>, rows },
    next: next && writeKeyset({ value: String(next.at.getTime()), id: next.id }),
    isFirst: place === null,
    cannot: query.get('said') === 'cannot',
    mayThank: can(role, 'edit-thank-you'),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'edit-thank-you')
  const form = await request.formData()
  const paymentId = String(form.get('payment'))
  if (form.get('intent') !== 'thank' || !isUuid(paymentId)) throw new Response('Unknown action', { status: 400 })
  const { businessId } = staff
  const thanked = await thankForPayment({ businessId, paymentId, actor: actorOf(staff), now: now() })
  if (thanked.ok) return redirect(`/admin/thank-yous/${thanked.value.messageId}?said=written`)
  if (thanked.reason === 'not_found') throw new Response('Not found', { status: 404 })
  return redirect('/admin/thank-yous?show=missing&said=cannot')
}

export default function ThankYous() {
  const { shelf, counts, rows, next, isFirst, cannot, mayThank } = useLoaderData<typeof loader>()
  const counted = (name: string) => (counts[name] ? ` ${counts[name] >= 100 ? '99+' : counts[name]}` : '')
  return (
    <DeskPage
      title="Thank-yous"
      guide="thank-yous"
      lede="Every payment that arrived, and the note that answers it."
      said={cannot ? 'It could not be written: see the reason beside the payment.' : null}
    >
      <Tabs
        label="Which thank-yous"
        tabs={[
          { to: '?', label: 'All payments', current: shelf === null },
          ...thankYouShelves.map((each) => ({
            to: `?show=${each}`,
            label: `${shelfNames[each]}${counted(each)}`,
            current: shelf === each,
          })),
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState Icon={HandHeart} title={emptyTitle(shelf)}>
          <p>
            {shelf
              ? shelfHints[shelf]
              : 'As soon as one does, a thank-you goes out by itself: once per payment, also when it was late.'}
          </p>
        </EmptyState>
      ) : (
        <ThankYouTable rows={rows} mayThank={mayThank} />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}

function emptyTitle(shelf: keyof typeof shelfNames | null): string {
  if (shelf === null) return 'No payment has arrived yet'
  return shelf === 'missing' ? 'Everyone was thanked' : 'Nothing here now'
}
