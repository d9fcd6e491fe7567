import { LiquidError } from 'liquidjs'
import { checkTone } from '../dunning/tone-check.ts'
import type { ToneFlag } from '../dunning/tone-check.ts'
import type { Language } from './language.ts'
import { namesUsed, renderWords, syntaxFault, templateMax } from './render-template.ts'
import type { RenderedWords } from './render-template.ts'
import { familyOf, hasSubject, mannerOf } from './template-kinds.ts'
import type { TemplateKind } from './template-kinds.ts'
import { templateNames } from './template-names.ts'
import { samplesOf } from './template-samples.ts'
import type { TemplateSample } from './template-samples.ts'
import type { TemplateWords } from './template-words.ts'

export interface TemplateFault {
  readonly field: 'subject' | 'body'
  /** Line of the field, from 1; null for the whole of it. */
  readonly line: number | null
  readonly message: string
}

/**
 * Why a text cannot be used: what does not parse, names that are not given, and what the reader would miss, tried on cases
 * from the plainest to the oddest. No fault: it renders whatever the facts are.
 */
export function checkTemplate(kind: TemplateKind, language: Language, words: TemplateWords): TemplateFault[] {
  const faults = [...checkField(kind, 'subject', words.subject), ...checkField(kind, 'body', words.body)]
  if (faults.length > 0) return faults
  for (const sample of samplesOf(kind, language)) {
    const found = trySample(kind, words, sample)
    if (found.length > 0) return found
  }
  return []
}

/** What the tone check finds in a text without faults, over all the cases; each finding once. */
export function toneOfTemplate(kind: TemplateKind, language: Language, words: TemplateWords): ToneFlag[] {
  const found = new Map<string, ToneFlag>()
  for (const { values } of samplesOf(kind, language)) {
    for (const flag of checkTone(renderWords(words, values), { kind, language, ignore: ['2041'] })) {
      found.set(`${flag.kind} ${flag.excerpt || flag.instead}`, flag)
    }
  }
  return [...found.values()]
}

function checkField(kind: TemplateKind, field: TemplateFault['field'], source: string): TemplateFault[] {
  const fault = (message: string, line: number | null = null): TemplateFault => ({ field, line, message })
  if (field === 'subject' && !hasSubject(kind)) {
    return source.trim() ? [fault('this sentence stands inside another mail and has no subject')] : []
  }
  if (!source.trim()) return [fault(field === 'subject' ? 'a subject is needed' : 'some words are needed')]
  if (source.length > templateMax[field]) return [fault(`at most ${templateMax[field]} characters fit here`)]
  if (/[^\P{Cc}\r\n\t]/u.test(source)) return [fault('there is a character in it that cannot be written')]
  const used = namesUsed(source)
  if ('message' in used) return [fault(used.message, used.line)]
  const known = Object.keys(templateNames[familyOf(kind)])
  return used.filter(({ name }) => !known.includes(name)).map(({ name, line }) => fault(unknownName(name, known), line))
}

function unknownName(name: string, known: readonly string[]): string {
  const distances = known.map((each) => [editDistance(name, each), each] as const)
  const [distance, nearest] = distances.reduce((a, b) => (b[0] < a[0] ? b : a), [Infinity, ''] as const)
  const isNear = distance <= Math.max(2, name.length / 3) || nearest.startsWith(`${name}.`)
  return `there is no \`${name}\`${isNear ? `; did you mean \`${nearest}\`?` : ''}`
}

function trySample(kind: TemplateKind, words: TemplateWords, sample: TemplateSample): TemplateFault[] {
  const body = (message: string, line: number | null = null): TemplateFault => ({ field: 'body', line, message })
  const rendered = tryRender(words, sample)
  if ('message' in rendered) return [body(`for “${sample.name}”: ${rendered.message}`, rendered.line)]
  if (rendered.subject === '' && hasSubject(kind)) {
    return [{ field: 'subject', line: null, message: `for “${sample.name}” the subject comes out empty` }]
  }
  if (rendered.paragraphs.length === 0) return [body(`for “${sample.name}” nothing is left of the text`)]
  return missingFacts(kind, rendered, sample).map((message) => body(`for “${sample.name}” ${message}`))
}

function tryRender(
  words: TemplateWords,
  { values }: TemplateSample,
): RenderedWords | { line: number; message: string } {
  try {
    return renderWords(words, values)
  } catch (error) {
    if (LiquidError.is(error)) return syntaxFault(error)
    throw error
  }
}

function missingFacts(kind: TemplateKind, { subject, paragraphs }: RenderedWords, sample: TemplateSample): string[] {
  const manner = mannerOf(kind)
  const text = [subject, ...paragraphs].join('\n')
  const family = familyOf(kind)
  const isThanks = family === 'thank_you'
  const lacks = (wanted: readonly string[]) => !wanted.some((each) => text.includes(each))
  return [
    ...(manner.needsNumber && lacks(sample.numbers)
      ? [`no invoice is named: use \`${isThanks ? 'invoices.named' : 'invoice.number'}\``]
      : []),
    ...(manner.needsAmount && lacks(sample.amounts)
      ? [`no amount is named: use \`${isThanks || family === 'payment_problem' ? 'payment.amount' : 'invoice.open'}\``]
      : []),
    ...(manner.namesNextStep && lacks([String(sample.values.answer_by)])
      ? ['the deadline is not named: use `answer_by`']
      : []),
    ...(manner.namesNextStep && lacks([String(sample.values.next_step)])
      ? ['the next step is not named: use `next_step`']
      : []),
  ]
}

/** Levenshtein's: how many letters to add, drop or change. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
