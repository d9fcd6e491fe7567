import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireConfirmed } from '#app/auth/require-confirmed.server.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { countErasure, findErasable, readUnfinished } from '#app/db/read/erasure.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { whyNotErased } from '#app/domain/erasure/why-not-erased.ts'
import { eraseClient } from '#app/features/erasure/erase-client.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { ErasureLists } from './erasure-lists.tsx'

export const meta: MetaFunction = () => [{ title: 'Remove a person · Dunwell' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, 'erase-client')
  await requireConfirmed(request, staff)
  const { businessId } = staff
  const client = await findClient(businessId, params['id'])
  const [counts, unfinished] = await Promise.all([
    countErasure(businessId, client.id),
    readUnfinished(businessId, client.id),
  ])
  return { ...client, counts, obstacles: whyNotErased(unfinished) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'erase-client')
  await requireConfirmed(request, staff)
  const { id: clientId } = await findClient(staff.businessId, params['id'])
  const form = await request.formData()
  if (form.get('intent') !== 'erase') throw new Response('There is no such step.', { status: 400 })
  const confirmation = form.get('confirmation')
  const erased = await eraseClient({
    ...{ businessId: staff.businessId, clientId, actor: actorOf(staff), now: now() },
    confirmation: typeof confirmation === 'string' ? confirmation : '',
  })
  if (erased.ok) return redirect(`/admin/clients/${clientId}`)
  return { wrongName: erased.reason === 'wrong_name' }
}

async function findClient(businessId: string, id: string | undefined) {
  const client = isUuid(id) ? await findErasable(businessId, id) : null
  if (!client) throw new Response('Not found', { status: 404 })
  return client
}

export default function RemovePerson() {
  const { id, name, isErased, counts, obstacles } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const back = (
    <Link to={`/admin/clients/${id}`} className="link">
      Back to {name}
    </Link>
  )
  if (isErased) return <DeskPage title={`${name} is removed already`}>{back}</DeskPage>
  return (
    <DeskPage title={`Remove ${name}`} lede={back}>
      <p className="max-w-prose">
        Somebody may ask you to delete what you keep about them. This takes the person out of everything here, at once
        and for good, and leaves the books as they were. It cannot be undone. Take an evidence pack first if you may
        need one.
      </p>
      <ErasureLists counts={counts} />
      {obstacles.length > 0 ? (
        <Panel title="Not yet">
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {obstacles.map((obstacle) => (
              <li key={obstacle}>{obstacle}</li>
            ))}
          </ul>
        </Panel>
      ) : (
        <Form method="post" className="flex max-w-md flex-col gap-4">
          <TextField
            label="Type the client’s name to confirm"
            name="confirmation"
            autoComplete="off"
            errors={answer?.wrongName ? [`That is not the name. It is ${name}.`] : null}
          />
          <div className="flex flex-wrap gap-2">
            <button type="submit" name="intent" value="erase" className={deskButton('primary')}>
              Remove this person for good
            </button>
            <Link to={`/admin/clients/${id}`} className={deskButton()}>
              Keep everything
            </Link>
          </div>
        </Form>
      )}
    </DeskPage>
  )
}
