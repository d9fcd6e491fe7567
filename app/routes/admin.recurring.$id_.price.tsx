import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readTypedPrice } from '#app/db/read/recurring-price.server.ts'
import { typedDraft } from '#app/domain/invoice/typed-draft.ts'
import type { DraftErrors } from '#app/domain/invoice/typed-draft.ts'
import { changePrice } from '#app/features/recurring/change-price.server.ts'
import { linesAfter } from '#app/features/recurring/lines-after.ts'
import { readFromDay, readLines } from '#app/features/recurring/recurring-form.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { PriceForm } from '#app/ui/recurring/price-form.tsx'
import { recurringProblems } from '#app/ui/recurring/recurring-words.ts'
import { useAnswer } from '#app/ui/use-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Change lines and price · Dunwell' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'edit-recurring')
  const page = isUuid(params['id']) ? await readTypedPrice(businessId, params['id']) : null
  if (!page) throw new Response('Not found', { status: 404 })
  return page
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'edit-recurring')
  const { businessId } = staff
  const page = isUuid(params['id']) ? await readTypedPrice(businessId, params['id']) : null
  if (!page) throw new Response('Not found', { status: 404 })
  const form = await request.formData()
  const typed = typedDraft(form)
  const intent = String(form.get('intent'))
  const again = (errors: DraftErrors, lines = typed.lines) => ({
    ...{ errors, typed: { ...typed, lines }, fromOn: String(form.get('fromOn') ?? '') },
  })
  if (intent !== 'save') {
    const lines = linesAfter(intent, typed.lines, new URL(request.url).searchParams.get('line'))
    if (!lines) throw new Response('Unknown action', { status: 400 })
    return data(again({}, lines), { status: 200 })
  }
  const errors: DraftErrors = {}
  const fromOn = readFromDay(form, errors)
  const content = readLines(form, page.typed.currency, errors)
  if (!fromOn || !content) return data(again(errors), { status: 400 })
  const changed = await changePrice({
    ...{ businessId, recurringId: page.id, actor: actorOf(staff), now: now() },
    version: { ...content, fromOn },
  })
  if (changed.ok) return redirect(`/admin/recurring/${page.id}?said=price`)
  return data(again({ page: [recurringProblems[changed.reason] ?? ''] }), { status: 409 })
}

export default function ChangePrice() {
  const page = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const errors: DraftErrors = answer?.errors ?? {}
  return (
    <DeskPage
      title="Change lines and price"
      lede={`${page.name}, for ${page.clientName}. Periods before the day keep what they have; nothing is prorated.`}
    >
      <PriceForm
        typed={answer?.typed ?? page.typed}
        errors={errors}
        buttons={
          <>
            <button type="submit" name="intent" value="save" className={deskButton('primary')}>
              Change from that day
            </button>
            <Link to={`/admin/recurring/${page.id}`} className={deskButton()}>
              Cancel
            </Link>
          </>
        }
      >
        <Panel title="From when" className="max-w-md">
          <Field label="First day" hint="Every period that begins on it or later." errors={errors['fromOn']}>
            {(control) => (
              <input
                {...control}
                type="date"
                name="fromOn"
                defaultValue={answer?.fromOn ?? page.fromOn}
                className={deskInput}
              />
            )}
          </Field>
        </Panel>
      </PriceForm>
    </DeskPage>
  )
}
