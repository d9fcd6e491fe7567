import { redirect } from '@remix-run/node'
import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import type { ToneFlag } from '#app/domain/dunning/tone-check.ts'
import { checkTemplate, toneOfTemplate } from '#app/domain/words/check-template.ts'
import type { TemplateFault } from '#app/domain/words/check-template.ts'
import type { Language } from '#app/domain/words/language.ts'
import type { TemplateKind } from '#app/domain/words/template-kinds.ts'
import type { TemplateWords } from '#app/domain/words/template-words.ts'
import { previewWords } from '#app/features/templates/preview-words.server.ts'
import type { Preview } from '#app/features/templates/preview-words.server.ts'
import { restoreTemplate } from '#app/features/templates/restore-template.server.ts'
import { saveTemplate } from '#app/features/templates/save-template.server.ts'
import { sendTest } from '#app/features/templates/send-test.server.ts'

export interface WordsCall {
  staff: Staff
  kind: TemplateKind
  language: Language
  form: FormData
  now: Date
}

/** What the page shows after an action: the words as typed, and what was found in them. */
export interface WordsAnswer {
  words: TemplateWords
  faults: TemplateFault[]
  flags: ToneFlag[]
  /** Tried to save: the flags ask for a decision. */
  wantsConfirmation: boolean
  preview: Preview | null
  problem: string | null
  said: string | null
}

const problems: Record<string, string> = {
  no_invoice: 'There is no invoice of that number.',
  letter: 'A letter goes by post: look at it here instead.',
  not_sent: 'The mail provider did not take it. Please try again in a while.',
  faulty: 'These words have a fault: see below.',
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '')

function read({ staff, kind, language, form, now }: WordsCall) {
  const words = { subject: text(form, 'subject').trim(), body: text(form, 'body').replaceAll('\r\n', '\n') }
  const look = { kind, language, words, number: text(form, 'invoice').trim(), person: staff.name, now }
  return { words, look: { ...look, businessId: staff.businessId } }
}

/** Faults, tone and preview of words that are not saved. */
async function look(call: WordsCall): Promise<WordsAnswer> {
  const { kind, language } = call
  const { words, look: wanted } = read(call)
  const faults = checkTemplate(kind, language, words)
  const preview = await previewWords(wanted)
  return {
    words,
    faults,
    flags: faults.length === 0 ? toneOfTemplate(kind, language, words) : [],
    wantsConfirmation: false,
    preview: preview.ok ? preview.value : null,
    problem: preview.ok ? null : (problems[preview.reason] ?? null),
    said: null,
  }
}

async function save(call: WordsCall): Promise<WordsAnswer> {
  const { staff, kind, language, form, now } = call
  const { words } = read(call)
  const isConfirmed = form.get('intent') === 'keep'
  const actor = actorOf(staff)
  const saved = await saveTemplate({ businessId: staff.businessId, kind, language, words, isConfirmed, actor, now })
  if (saved.ok) throw redirect(`/admin/settings/words/${kind}?language=${language}&said=saved`)
  return { ...(await look(call)), wantsConfirmation: saved.reason === 'flagged' }
}

async function test(call: WordsCall): Promise<WordsAnswer> {
  const { staff, form } = call
  const answer = await look(call)
  if (answer.problem) return answer
  const testId = text(form, 'testId')
  if (!/^[0-9a-f-]{36}$/.test(testId)) throw new Response('Unknown form', { status: 400 })
  const sent = await sendTest({ ...read(call).look, testId, to: staff.email })
  return sent.ok
    ? { ...answer, said: `A test is on its way to ${staff.email}. Nobody else receives it.` }
    : { ...answer, problem: problems[sent.reason] ?? null }
}

async function restore(call: WordsCall): Promise<WordsAnswer> {
  const { staff, kind, language, form, now } = call
  const typed = text(form, 'version')
  if (typed && !/^\d{1,6}$/.test(typed)) throw new Response('Unknown version', { status: 400 })
  const version = typed ? Number(typed) : null
  const actor = actorOf(staff)
  const restored = await restoreTemplate({ businessId: staff.businessId, kind, language, version, actor, now })
  if (restored.ok)
    throw redirect(`/admin/settings/words/${kind}?language=${language}&said=${version ? 'back' : 'ours'}`)
  const problem =
    restored.reason === 'faulty'
      ? 'That version names something that is no longer there; open it, mend it and save.'
      : 'There is no such version.'
  return { ...(await look(call)), faults: [], problem }
}

export const wordsIntents: Record<string, (call: WordsCall) => Promise<WordsAnswer>> = {
  preview: look,
  save,
  keep: save,
  test,
  restore,
}
