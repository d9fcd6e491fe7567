import { z } from 'zod'
import { parseDay } from '#app/domain/business-day.ts'
import { oneLine } from '#app/domain/one-line.ts'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import { helpWords } from '#app/domain/portal/words/help/help-words.ts'
import type { Language } from '#app/domain/words/language.ts'
import type { HelpWish } from '#app/features/help/ask-for-help.server.ts'
import type { Problems } from '#app/ui/portal/answer-form.tsx'

const line = z.string().transform(oneLine).catch('')
const HelpSchema = z.object({
  intent: z.enum(['time', 'call']).catch('time'),
  until: line,
  words: line,
  phone: line,
  when: line,
})
export type TypedHelp = z.output<typeof HelpSchema>

/** What was typed into the form that was sent, and what it asks for; or what is wrong with which field. */
export function parseHelp(
  form: FormData,
  language: Language,
): { typed: TypedHelp } & ({ wish: HelpWish } | { problems: Problems }) {
  const typed = HelpSchema.parse(Object.fromEntries(form))
  const { noDay, tooLong } = formWords[language]
  const long = (text: string, longest: number) => text.length > longest
  if (typed.intent === 'call') {
    const { phone, when } = typed
    const hasNumber = (phone.match(/\d/g)?.length ?? 0) >= 5
    if (hasNumber && !long(phone, 50) && !long(when, 300)) {
      return { typed, wish: { kind: 'call_back', phone, words: when || null } }
    }
    const problems = {
      ...(!hasNumber && { phone: helpWords[language].noPhone }),
      ...(long(phone, 50) && { phone: tooLong }),
      ...(long(when, 300) && { when: tooLong }),
    }
    return { typed, problems }
  }
  const until = parseDay(typed.until)
  if (until && !long(typed.words, 1000)) {
    return { typed, wish: { kind: 'extension', until, words: typed.words || null } }
  }
  return { typed, problems: { ...(!until && { until: noDay }), ...(long(typed.words, 1000) && { words: tooLong }) } }
}
