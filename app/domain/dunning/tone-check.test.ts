import { describe, expect, test } from 'vitest'
import type { Language } from '../words/language.ts'
import type { TemplateKind } from '../words/template-kinds.ts'
import { draftReminder } from './reminder-draft.ts'
import { tenOn } from './sample-facts.ts'
import { reminderFacts } from './sample-reminder.ts'
import { checkDraft, checkTone } from './tone-check.ts'
import type { ToneContext } from './tone-check.ts'

/** What is found in a text of this kind, the missing things left out. */
const found = (text: string, context: Partial<ToneContext> = {}) =>
  checkTone(
    { subject: '', paragraphs: [text] },
    { kind: 'reminder.first_follow_up', language: 'en', ...context },
  ).flatMap(({ kind, excerpt }) => (kind === 'missing' ? [] : [[kind, excerpt]]))

test.each<[string, Language, string, [string, string][]]>([
  ['blame', 'en', 'You have failed to pay invoice 2041.', [['blame', 'You have failed']]],
  ['blame', 'en', 'Despite our reminders nothing came.', [['blame', 'Despite our']]],
  ['blame', 'de', 'Sie haben versäumt, Rechnung 2041 zu bezahlen.', [['blame', 'Sie haben versäumt']]],
  ['blame', 'es', 'A pesar de nuestros avisos no llegó nada.', [['blame', 'A pesar de nuestros']]],
  ['blame', 'fr', 'Vous avez négligé la facture 2041.', [['blame', 'Vous avez négligé']]],
  ['a threat', 'en', 'Pay immediately, or else.', [['threat', 'immediately'], ['threat', 'or else']]], // prettier-ignore
  ['a threat', 'de', 'Zahlen Sie unverzüglich.', [['threat', 'unverzüglich']]],
  ['a threat', 'es', 'De lo contrario habrá consecuencias.', [['threat', 'De lo contrario'], ['threat', 'consecuencias']]], // prettier-ignore
  ['a threat', 'fr', 'Nous serons contraints d’agir.', [['threat', 'serons contraints']]],
  ['an early ultimatum', 'en', 'This is our final notice.', [['ultimatum', 'final notice']]],
  ['an early ultimatum', 'de', 'Wir gehen zum Anwalt.', [['ultimatum', 'Anwalt']]],
  ['an early ultimatum', 'es', 'Iremos al juzgado.', [['ultimatum', 'juzgado']]],
  ['an early ultimatum', 'fr', 'Nous passons au recouvrement.', [['ultimatum', 'recouvrement']]],
  ['shouting', 'en', 'This is URGENT, pay now.', [['capitals', 'URGENT']]],
  ['an exclamation mark', 'en', 'Please pay today!!', [['exclamation', '!!']]],
])('%s is found (%s): %s', (_what, language, text, flags) => expect(found(text, { language })).toEqual(flags))

test.each<[string, Language, string]>([
  ['plain words', 'en', 'Invoice 2041 was due on Thursday, and $1,234.50 is still open.'],
  ['abbreviations and invoice numbers', 'en', 'Invoice INV-2041 and ABCD-7: pay by ACH, SEPA or with IBAN.'],
  ['words that only contain a flagged one', 'en', 'The issue of the courtesy copy, and the spring collection.'],
  ['an immediate way to pay', 'de', 'Per Sofortüberweisung geht es schnell.'],
])('%s pass (%s)', (_what, language, text) => expect(found(text, { language })).toEqual([]))

test('every finding says what to write instead', () => {
  const flags = checkTone(
    { subject: 'URGENT!', paragraphs: ['You have failed. Our next step: a lawsuit.'] },
    { kind: 'reminder.second_follow_up', language: 'en', mentions: { numbers: ['2041'], amounts: ['$1,234.50'] } },
  )
  expect(new Set(flags.map(({ kind }) => kind))).toEqual(
    new Set(['blame', 'threat', 'ultimatum', 'exclamation', 'capitals', 'missing']),
  )
  for (const { instead } of flags) expect(instead).toMatch(/^[A-Z].+[.”]$/)
})

test('a client whose name is in capitals is not shouted at', () => {
  expect(found('Hello ACME GMBH,', { ignore: ['ACME GMBH'] })).toEqual([])
  expect(found('Hello ACME GMBH,')).toHaveLength(2)
})

test('an exclamation mark is fine before the due date, and in a thank-you', () => {
  expect(found('Thank you!', { kind: 'reminder.courtesy' })).toEqual([])
  expect(found('Thank you!', { kind: 'thank_you.late' })).toEqual([])
})

test.each<[TemplateKind, number]>([
  ['reminder.final_demand', 0],
  ['letter.final_demand', 0],
  ['letter.letter_of_demand', 0],
  ['reminder.third_follow_up', 2],
  ['letter.third_follow_up', 2],
  ['call_summary.refuses', 2],
])('the next step is named in the last letter and nowhere before: %s', (kind, count) =>
  expect(found('Our next step is to hand the claim to a collection agency.', { kind })).toHaveLength(count),
)

describe('a draft that a person has edited', () => {
  const draft = draftReminder(reminderFacts('second_follow_up'), tenOn('2026-03-26'), new Map(), () => null)
  const missing = (change: Partial<typeof draft>) => checkDraft({ ...draft, ...change }).map(({ instead }) => instead)

  test('as we wrote it has nothing to flag', () => expect(checkDraft(draft)).toEqual([]))

  test('is told what it no longer says', () =>
    expect(missing({ subject: 'Hello', paragraphs: ['Hello.'] })).toEqual([
      'Name the invoice by its number.',
      'Name the amount: nobody should have to look it up.',
      'Say what to do now: pay on the page, reply, or call.',
      'Offer help before asking again: a plan, another date, an answer to a question.',
    ]))

  test('may type the amount with plain spaces', () => {
    const german = draftReminder(
      reminderFacts('second_follow_up', { client: { locale: 'de-DE' } }),
      tenOn('2026-03-26'),
      new Map(),
      () => null,
    )
    const paragraphs = german.paragraphs.map((each) => each.replaceAll('\u00a0', ' '))
    expect(checkDraft({ ...german, paragraphs })).toEqual([])
  })

  test('has its personal line looked at as well', () =>
    expect(checkDraft({ ...draft, personalLine: 'You have ignored me!' }).map(({ kind }) => kind)).toEqual([
      'blame',
      'exclamation',
    ]))
})
