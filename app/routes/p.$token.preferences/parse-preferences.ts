import { z } from 'zod'
import { isContactChannel, isPreferredMethod } from '#app/domain/client/preferences.ts'
import type { PreferenceProblem, Preferences } from '#app/domain/client/preferences.ts'
import { oneLine } from '#app/domain/one-line.ts'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import { preferencesWords } from '#app/domain/portal/words/preferences/preferences-words.ts'
import { isLanguage } from '#app/domain/words/language.ts'
import type { Language } from '#app/domain/words/language.ts'
import type { Problems } from '#app/ui/portal/answer-form.tsx'

const line = z.string().transform(oneLine).catch('')
const CopySchema = z.object({ copyName: line, copyEmail: line })

/** What stood in the form when it was sent. */
export interface TypedPreferences {
  readonly wished: Preferences
  readonly copyName: string
  readonly copyEmail: string
}

/** What a client wishes: a field that is not there, or holds what nobody offers, wishes for nothing. */
export function parsePreferences(
  form: FormData,
  current: Preferences,
): { typed: TypedPreferences; copy: { name: string | null; email: string } | null } {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const [method, channel, language] = [text('method'), text('channel'), text('language')]
  const quietDays = form.getAll('quietDays').map(Number)
  const wished: Preferences = {
    method: isPreferredMethod(method) ? method : null,
    payRun: text('payDay').slice(0, 20) || null,
    channel: isContactChannel(channel) ? channel : null,
    language: isLanguage(language) ? language : current.language,
    quietDays: [1, 2, 3, 4, 5, 6, 7].filter((day) => quietDays.includes(day)),
  }
  const { copyName, copyEmail } = CopySchema.parse(Object.fromEntries(form))
  return {
    typed: { wished, copyName, copyEmail },
    copy: copyName || copyEmail ? { name: copyName || null, email: copyEmail.toLowerCase() } : null,
  }
}

/** What is wrong with the person to keep on copy, by the field it stands in. */
export function copyProblems({ copyName, copyEmail }: TypedPreferences, language: Language): Problems {
  const { noEmail, tooLong } = formWords[language]
  const isAddress = z.email().max(254).safeParse(copyEmail).success
  return {
    ...((copyName || copyEmail) && !isAddress && { copyEmail: noEmail }),
    ...(copyName.length > 200 && { copyName: tooLong }),
  }
}

const fieldOf: Record<PreferenceProblem, string> = {
  method_not_offered: 'method',
  pay_day_unknown: 'payDay',
  channel_not_possible: 'channel',
  too_quiet: 'quietDays',
}

/** A refusal, by the field it belongs to. */
export const preferenceProblems = (reason: PreferenceProblem, language: Language): Problems => ({
  [fieldOf[reason]]: preferencesWords[language].problems[reason],
})
