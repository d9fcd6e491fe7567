import { z } from 'zod'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import { wrongPersonWords } from '#app/domain/portal/words/wrong-person/wrong-person-words.ts'
import { oneLine } from '#app/domain/one-line.ts'
import type { Language } from '#app/domain/words/language.ts'
import type { Problems } from '#app/ui/portal/answer-form.tsx'

const line = z.string().transform(oneLine).catch('')
const WrongPersonSchema = z.object({
  name: line,
  email: line,
  phone: line,
  words: line,
  leaves: z.literal('yes').or(z.literal('')).catch(''),
})
export type TypedPerson = z.output<typeof WrongPersonSchema>

const longest = { name: 200, email: 254, phone: 50, words: 1000 } as const

/** What was typed, and whom it names; or what is wrong with which field. */
export function parseWrongPerson(form: FormData, language: Language): { typed: TypedPerson; problems: Problems } {
  const typed = WrongPersonSchema.parse(Object.fromEntries(form))
  const { tooLong, noEmail } = formWords[language]
  const fields = ['name', 'email', 'phone', 'words'] as const
  const problems: Record<string, string> = {}
  for (const field of fields) if (typed[field].length > longest[field]) problems[field] = tooLong
  if (typed.email && !z.email().safeParse(typed.email).success) problems['email'] = noEmail
  if (!typed.leaves && fields.every((field) => typed[field] === '')) {
    problems['name'] = wrongPersonWords[language].nothing
  }
  return { typed, problems }
}
