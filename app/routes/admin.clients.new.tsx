import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isLocale, localeChoices, localeName } from '#app/domain/client/client-locale.ts'
import { oneLine } from '#app/domain/one-line.ts'
import { createClient } from '#app/features/clients/create-client.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'

export const meta: MetaFunction = () => [{ title: 'New client · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { locale } = await requireStaff(request, 'change-address')
  return { locale, languages: localeChoices(null).map((value) => ({ value, name: localeName(value) })) }
}

const line = (most: number) =>
  z
    .string()
    .default('')
    .transform(oneLine)
    .pipe(z.string().max(most, 'Please use fewer words.'))
    .transform((text) => text || null)

const FormSchema = z.object({
  name: z
    .string()
    .transform(oneLine)
    .pipe(z.string().min(1, 'Please give the name as it stands on invoices.').max(200, 'Please use fewer words.')),
  code: line(60),
  contactName: line(200),
  email: z
    .string()
    .default('')
    .transform((text) => text.trim() || null)
    .pipe(z.email('This does not look like an e-mail address.').max(200, 'This is too long.').nullable()),
  phone: line(50),
  postalAddress: z
    .string()
    .default('')
    .transform(
      (text) =>
        text
          .split(/\r\n?|\n/)
          .map(oneLine)
          .join('\n')
          .trim() || null,
    )
    .pipe(z.string().max(500, 'Please use fewer words.').nullable()),
  locale: z
    .string()
    .default('')
    .refine((text) => text === '' || isLocale(text), 'Please choose one of the languages.')
    .transform((text) => text || null),
  taxNumber: line(60),
  termsDays: z
    .string()
    .default('')
    .transform((text) => (text.trim() === '' ? null : Number(text)))
    .pipe(z.int('Please give a number of days.').min(0, 'At least 0 days.').max(365, 'At most 365 days.').nullable()),
})

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-address')
  const form = await request.formData()
  if (form.get('intent') !== 'create') throw new Response('Unknown action', { status: 400 })
  const fields = Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
  )
  const parsed = FormSchema.safeParse(fields)
  if (!parsed.success) {
    const problems: Record<string, string[] | undefined> = z.flattenError(parsed.error).fieldErrors
    return data({ problems, typed: fields }, { status: 400 })
  }
  const created = await createClient({
    ...{ businessId: staff.businessId, client: parsed.data, actor: actorOf(staff), now: now() },
  })
  if (!created.ok) {
    const problems: Record<string, string[] | undefined> = {
      code: ['Another client has this number: please choose a different one.'],
    }
    return data({ problems, typed: fields }, { status: 409 })
  }
  return redirect(`/admin/clients/${created.value.clientId}?said=created`)
}

export default function NewClient() {
  const { languages } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const input = (name: string, label: string, more: { type?: string; hint?: string; required?: boolean } = {}) => {
    const { hint, ...attributes } = more
    return (
      <Field label={label} hint={hint} errors={answer?.problems[name]}>
        {(control) => (
          <input
            {...control}
            {...attributes}
            name={name}
            defaultValue={answer?.typed[name] ?? ''}
            className={deskInput}
          />
        )}
      </Field>
    )
  }
  return (
    <DeskPage
      title="New client"
      lede="Whoever gets your invoices. Only the name is needed; without an e-mail address a task asks for it."
    >
      <Form method="post" className="flex max-w-2xl flex-col gap-4">
        <Panel title="Who">
          {input('name', 'Name', { required: true, hint: 'As it stands on invoices.' })}
          {input('contactName', 'Contact person')}
          {input('email', 'E-mail', { type: 'email', hint: 'Invoices and reminders go here.' })}
          {input('phone', 'Phone', { type: 'tel' })}
          <Field
            label="Postal address"
            hint="Street, town and country, as on an envelope."
            errors={answer?.problems['postalAddress']}
          >
            {(control) => (
              <textarea
                {...control}
                name="postalAddress"
                rows={4}
                defaultValue={answer?.typed['postalAddress'] ?? ''}
                className={deskInput}
              />
            )}
          </Field>
          <Field label="Language" hint="Of mails, letters and the portal." errors={answer?.problems['locale']}>
            {(control) => (
              <select {...control} name="locale" defaultValue={answer?.typed['locale'] ?? ''} className={deskInput}>
                <option value="">As the business</option>
                {languages.map(({ value, name }) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </Panel>
        <Panel title="For invoices">
          {input('code', 'Customer number', { hint: 'As your accounting program has it.' })}
          {input('taxNumber', 'Tax number', { hint: 'As it must stand on invoices.' })}
          {input('termsDays', 'Days until due', { hint: 'Empty: as the business says.' })}
        </Panel>
        <div className="flex flex-wrap gap-2">
          <button type="submit" name="intent" value="create" className={deskButton('primary')}>
            Save client
          </button>
          <Link to="/admin/clients" className={deskButton()}>
            Leave it
          </Link>
        </div>
      </Form>
    </DeskPage>
  )
}
