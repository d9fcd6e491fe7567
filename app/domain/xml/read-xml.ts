import { XMLParser } from 'fast-xml-parser'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'

/** One element: its name without prefix, its own text, and what stands in it. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
  readonly children: readonly XmlNode[]
}

const CHARACTERS_MAX = 20_000_000
const DEPTH_MAX = 60
const attribute = '@'

const parser = new XMLParser({
  ...{ preserveOrder: true, removeNSPrefix: true, ignoreAttributes: false, attributeNamePrefix: attribute },
  // Values stay text: "0042" is a number of an invoice, not forty-two. Entities are read below, and only the five of XML.
  ...{ parseTagValue: false, parseAttributeValue: false, trimValues: false, processEntities: false },
  ...{ ignoreDeclaration: true, ignorePiTags: true, commentPropName: '#comment', cdataPropName: '#cdata' },
})

/**
 * Reads XML of strangers. A document type is refused before anything is parsed: without one there are no entities to expand and
 * nothing outside to fetch. Refused, in words: too long, nested too deeply, not well-formed.
 */
export function readXml(text: string): Result<XmlNode, string> {
  if (text.length > CHARACTERS_MAX) return refuse('The file is too large to be read at once: split it')
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    return refuse('The file has a document type (DOCTYPE), which such a file never needs: it is not read')
  if (deeperThan(text, DEPTH_MAX)) return refuse('The file is nested too deeply to be what it says it is')
  try {
    const parsed: unknown = parser.parse(text, true)
    const [root, another] = nodesOf(parsed)
    return root && !another ? ok(root) : refuse('The file is not well-formed XML')
  } catch {
    return refuse('The file is not well-formed XML')
  }
}

/** Counted before anything is parsed, so that no parser has to climb down first. */
function deeperThan(text: string, limit: number): boolean {
  let depth = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    const next = text[at + 1]
    if (next === '!' || next === '?') {
      const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : '>'
      const closed = text.indexOf(end, at)
      if (closed === -1) return false
      at = closed
    } else if (next === '/') depth -= 1
    else {
      const end = text.indexOf('>', at)
      if (end === -1) return false
      if (text[end - 1] !== '/') depth += 1
      if (depth > limit) return true
    }
  }
  return false
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function nodesOf(list: unknown): XmlNode[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown) => {
    if (!isRecord(item)) return []
    const name = Object.keys(item).find((key) => key !== ':@' && !key.startsWith('#'))
    if (name === undefined) return []
    const given = isRecord(item[':@']) ? item[':@'] : {}
    const attributes = Object.fromEntries(
      Object.entries(given).map(([key, value]) => [key.slice(attribute.length), decode(String(value))]),
    )
    return [{ name, attributes, text: textIn(item[name]), children: nodesOf(item[name]) }]
  })
}

function textIn(list: unknown): string {
  if (!Array.isArray(list)) return ''
  return list
    .map((item: unknown) => {
      if (!isRecord(item)) return ''
      if ('#text' in item) return decode(String(item['#text']))
      const [data]: unknown[] = Array.isArray(item['#cdata']) ? item['#cdata'] : []
      return isRecord(data) ? String(data['#text'] ?? '') : ''
    })
    .join('')
    .trim()
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : ''
  })

/** The elements of that name directly below. */
export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((child) => child.name === name) ?? []

/** The element at the end of a path of names, the first of each; undefined where it is not there. */
export const nodeAt = (node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined =>
  path.reduce<XmlNode | undefined>((at, name) => at?.children.find((child) => child.name === name), node)

/** Its text; null where it is not there or empty. */
export const textAt = (node: XmlNode | undefined, ...path: readonly string[]): string | null =>
  nodeAt(node, ...path)?.text || null
