import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import { wrongPersonWords } from '#app/domain/portal/words/wrong-person/wrong-person-words.ts'
import type { WrongPersonWords } from '#app/domain/portal/words/wrong-person/wrong-person-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { proposeContact } from '#app/features/contacts/propose-contact.server.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { TextField } from '#app/ui/field.tsx'
import { AnswerForm, Standing, WordsField } from '#app/ui/portal/answer-form.tsx'
import type { Problems } from '#app/ui/portal/answer-form.tsx'
import { answerTitle, wayName } from '#app/ui/portal/answer-title.ts'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'
import { parseWrongPerson } from './parse-wrong-person.ts'
import type { TypedPerson } from './parse-wrong-person.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  const { invoice, path } = await requirePortalVisit(params.token)
  return { invoice, path }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { businessId, clientId, invoiceId, linkId, invoice, path, sentTo } = await requirePortalVisit(params.token)
  const form = await request.formData()
  const at = now()
  await recordView({ businessId, clientId, invoiceId, linkId, number: invoice.number, now: at })
  const language = languageOf(invoice.locale)
  const { typed, problems } = parseWrongPerson(form, language)
  if (Object.keys(problems).length > 0) return data({ typed, problems, isEnough: false }, { status: 400 })
  const { name, email, phone, words, leaves } = typed
  const proposed = await proposeContact({
    ...{ businessId, clientId, invoiceId, toldBy: sentTo, leaves: leaves === 'yes', now: at },
    ...{ name: name || null, email: email || null, phone: phone || null, words: words || null },
  })
  // Said twice is said once: the page shows that somebody looks at it.
  if (proposed.ok || proposed.reason === 'already_asked') return redirect(`${path}/wrong-person`, 303)
  if (proposed.reason === 'too_many') return data({ typed, problems: {}, isEnough: true }, { status: 409 })
  const found: Problems =
    proposed.reason === 'bad_email'
      ? { email: formWords[language].noEmail }
      : { name: wrongPersonWords[language].nothing }
  return data({ typed, problems: found, isEnough: false }, { status: 400 })
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => answerTitle(page?.invoice, 'wrongPerson')

export default function WrongPersonRoute() {
  const { invoice, path } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { business, answers } = invoice
  const language = languageOf(invoice.locale)
  const words = wrongPersonWords[language]
  const isMarked = refusal && Object.keys(refusal.problems).length > 0
  return (
    <PortalSubPage
      invoice={invoice}
      path={path}
      title={wayName(invoice, 'wrongPerson')}
      notice={isMarked ? formWords[language].check : refusal?.isEnough ? words.enough(business.email) : null}
    >
      {answers.contactAsked ? (
        <Standing what={words.asked} next={words.next(business.name)} />
      ) : (
        <>
          <p className="prose text-ink-soft">{words.lede(business.name)}</p>
          <PersonFields words={words} typed={refusal?.typed} problems={refusal?.problems ?? {}} />
        </>
      )}
    </PortalSubPage>
  )
}

interface PersonFieldsProps {
  words: WrongPersonWords
  typed: TypedPerson | undefined
  problems: Problems
}

function PersonFields({ words, typed, problems }: PersonFieldsProps) {
  const errorsOf = (field: string) => (problems[field] ? [problems[field]] : null)
  return (
    <AnswerForm submit={words.submit}>
      <TextField
        label={words.name}
        name="name"
        maxLength={200}
        autoComplete="off"
        errors={errorsOf('name')}
        defaultValue={typed?.name}
      />
      <TextField
        label={words.email}
        type="email"
        name="email"
        maxLength={254}
        autoComplete="off"
        errors={errorsOf('email')}
        defaultValue={typed?.email}
      />
      <TextField
        label={words.phone}
        type="tel"
        name="phone"
        maxLength={50}
        autoComplete="off"
        errors={errorsOf('phone')}
        defaultValue={typed?.phone}
      />
      <WordsField
        label={words.words}
        name="words"
        hint={words.wordsHint}
        error={problems['words']}
        defaultValue={typed?.words}
      />
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="leaves"
          value="yes"
          defaultChecked={typed?.leaves === 'yes'}
          className="size-5 shrink-0"
        />
        {words.leaves}
      </label>
    </AnswerForm>
  )
}
