import { Liquid, LiquidError } from 'liquidjs'
import type { Template } from 'liquidjs'
import { oneLine } from '../one-line.ts'
import { remember } from '../remember.ts'
import type { TemplateValue } from './template-names.ts'
import type { TemplateWords } from './template-words.ts'

export interface RenderedWords {
  readonly subject: string
  readonly paragraphs: readonly string[]
}

export const templateMax = { subject: 300, body: 6_000 } as const

const tags = ['if', 'unless', 'case']
const filters = ['append', 'capitalize', 'default', 'downcase', 'prepend', 'remove', 'replace', 'strip', 'truncate']

/** Conditions and a few filters of text: no files, no loops, no assignments, nothing from a prototype. An empty value counts as false. */
function makeEngine(): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    jsTruthy: true,
    templates: {},
    parseLimit: templateMax.body,
    memoryLimit: 100_000,
  })
  for (const name of Object.keys(engine.tags)) if (!tags.includes(name)) Reflect.deleteProperty(engine.tags, name)
  for (const name of Object.keys(engine.filters)) if (!filters.includes(name)) engine.unregisterFilter(name)
  return engine
}

const engine = makeEngine()
const parse = remember(
  (source: string) => source,
  (source): Template[] => engine.parse(source),
)

/**
 * Renders Liquid with values that stay plain text: a `{{` or a tag inside one is printed as it is, and a line break inside one
 * is a space. Errors: LiquidError for what does not parse, or names a value that is not given.
 */
export function renderWords(words: TemplateWords, values: Readonly<Record<string, TemplateValue>>): RenderedWords {
  const scope = nest(values)
  const render = (source: string) => String(engine.renderSync(parse(source), scope))
  return { subject: oneLine(spaced(render(words.subject))), paragraphs: paragraphsOf(render(words.body)) }
}

/** A text as paragraphs: blank lines separate them, other line breaks are spaces, and nothing in it is more than text. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map((paragraph) => oneLine(spaced(paragraph)))
    .filter((paragraph) => paragraph !== '')

/** Spaces that an empty sentence leaves behind close up; those that keep a sum together stay. */
const spaced = (text: string) => text.replace(/[ \t\r\n]+/g, ' ').trim()

function nest(values: Readonly<Record<string, TemplateValue>>): Record<string, unknown> {
  const scope: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const text = typeof value === 'string' ? oneLine(value) : value
    const [first = '', second] = name.split('.')
    if (second === undefined) scope[first] = text
    else scope[first] = { ...(scope[first] as object | undefined), [second]: text }
  }
  return scope
}

export interface NameUse {
  readonly name: string
  readonly line: number
}
export interface SyntaxFault {
  readonly line: number
  readonly message: string
}

/** The names a template asks for, on every branch, with their lines; or why it cannot be read. */
export const namesUsed = remember(
  (source: string) => source,
  (source): readonly NameUse[] | SyntaxFault => {
    try {
      const { globals } = engine.analyzeSync(parse(source), { partials: false })
      return Object.values(globals)
        .flat()
        .map((variable) => ({
          name: variable.toArray().map(String).join('.'),
          line: variable.location.row,
        }))
    } catch (error) {
      return syntaxFault(error)
    }
  },
)

/** A fault of Liquid's in words. Errors: anything that is not Liquid's is thrown on. */
export function syntaxFault(error: unknown): SyntaxFault {
  if (!LiquidError.is(error)) throw error
  const message = (error.originalError?.message ?? error.message).replace(/, (?:file|line):.*$/s, '')
  // The token knows its place; its type does not say so.
  const place = (error.token as unknown as { getPosition?: () => [number, number] }).getPosition?.()
  return { line: place?.[0] ?? 1, message: plainWords(message) }
}

function plainWords(message: string): string {
  const filter = /undefined filter: (.+)/.exec(message)?.[1]
  if (filter) return `there is no filter \`${filter}\`; you can use ${filters.join(', ')}`
  const tag = /tag "(.+)" not found/.exec(message)?.[1]
  if (tag) return `\`${tag}\` cannot be used here; conditions with if, unless and case can`
  const open = /(?:tag|output) "?(.+?)"? not closed/.exec(message)?.[1]
  if (open) return `\`${open}\` is not closed`
  return message
}
