import type { Language } from '../words/language.ts'
import { mannerOf } from '../words/template-kinds.ts'
import type { TemplateKind } from '../words/template-kinds.ts'
import { toneWordsOf } from '../words/tone-words.ts'
import type { ReminderDraft } from './reminder-draft.ts'

export type ToneFlagKind = 'blame' | 'threat' | 'ultimatum' | 'capitals' | 'exclamation' | 'missing'

export interface ToneFlag {
  readonly kind: ToneFlagKind
  /** The words it is about; empty where something is missing. */
  readonly excerpt: string
  /** What to write instead. */
  readonly instead: string
}

export interface ToneContext {
  /** What is written: it says what may be said. */
  readonly kind: TemplateKind
  readonly language: Language
  /** The text should name one of each, as they are written here; left out, they are not looked for. */
  readonly mentions?: { readonly numbers: readonly string[]; readonly amounts: readonly string[] }
  /** Names and numbers that may be written in capitals. */
  readonly ignore?: readonly string[]
}

const instead: Record<Exclude<ToneFlagKind, 'missing'>, string> = {
  blame: 'Say what is open and since when, without a reason: “Our records show it as still open.”',
  threat: 'Offer a way instead: “Please reply with a plan or a date that would work.”',
  ultimatum:
    'Keep deadlines and next steps for the final notice. Here, say what would help: “If paying in parts would help, please reply and tell us.”',
  capitals: 'Write it in small letters: the amount and the date carry the weight.',
  exclamation: 'End the sentence with a full stop: the due date has passed.',
}

const acronyms = new Set(['IBAN', 'SEPA', 'SWIFT', 'HTTP', 'HTTPS', 'NULL'])

/**
 * What does not belong in a mail of this kind, and what is missing from it: blame, threats, an ultimatum before the final
 * notice, shouting, exclamation marks once the due date has passed; the number, the amount, a way to act, help and thanks.
 * A net, not a judge: no flag means nothing was found, and a person may write it all the same.
 */
export function checkTone(
  { subject, paragraphs }: { readonly subject: string; readonly paragraphs: readonly string[] },
  { kind, language, mentions, ignore = [] }: ToneContext,
): ToneFlag[] {
  const manner = mannerOf(kind)
  const words = toneWordsOf(language)
  const body = paragraphs.join('\n')
  const text = [subject, body].join('\n')
  const own = ignore.reduce((rest, name) => (name ? rest.split(name).join(' ') : rest), text)
  const flag = (flagKind: keyof typeof instead, matches: Iterable<RegExpMatchArray>): ToneFlag[] =>
    [...matches].map(([excerpt]) => ({ kind: flagKind, excerpt, instead: instead[flagKind] }))
  const shouted = [...own.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}{4,}(?![\p{L}\p{N}-])/gu)]
  const names = (wanted: readonly string[] | undefined) =>
    !wanted || wanted.some((each) => each !== '' && plainSpaces(text).includes(plainSpaces(each)))
  return [
    ...flag('blame', own.matchAll(anyOf(words.blame))),
    ...flag('threat', own.matchAll(anyOf(words.threat))),
    ...(manner.namesNextStep ? [] : flag('ultimatum', own.matchAll(anyOf(words.ultimatum)))),
    ...(manner.afterDue ? flag('exclamation', own.matchAll(/[!¡]+/g)) : []),
    ...flag(
      'capitals',
      shouted.filter(([word]) => !acronyms.has(word)),
    ),
    ...missing(manner.needsNumber && !names(mentions?.numbers), 'Name the invoice by its number.'),
    ...missing(manner.needsAmount && !names(mentions?.amounts), 'Name the amount: nobody should have to look it up.'),
    ...missing(manner.needsWay && !words.way.test(body), 'Say what to do now: pay on the page, reply, or call.'),
    ...missing(
      manner.needsHelp && !words.help.test(body),
      'Offer help before asking again: a plan, another date, an answer to a question.',
    ),
    ...missing(
      manner.needsThanks && !words.thanks.test(text),
      'Say thank you: for the work together, or for the payment.',
    ),
  ]
}

/** The same for a draft as a person may have edited it; the frame around the words is ours and not looked at. */
export const checkDraft = (draft: ReminderDraft): ToneFlag[] =>
  checkTone(
    { subject: draft.subject, paragraphs: [...draft.paragraphs, ...(draft.personalLine ? [draft.personalLine] : [])] },
    {
      kind: draft.kind,
      language: draft.language,
      mentions: draft.mentions,
      ignore: [...draft.mentions.numbers, ...draft.closing.slice(1), ...draft.greeting.split(/[\s,:]+/)],
    },
  )

const missing = (is: boolean, what: string): ToneFlag[] => (is ? [{ kind: 'missing', excerpt: '', instead: what }] : [])

const anyOf = (patterns: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu')

/** A sum keeps its parts together with spaces nobody types. */
const plainSpaces = (text: string) => text.replace(/\s+/g, ' ')
