/** A JSON Schema as far as the pages of the API read it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly description?: string
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

export type Schemas = Readonly<Record<string, Schema>>

export interface Field {
  /** Dotted; `[]` stands for each element of a list. */
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
  readonly description: string
}

const DEPTH_MAX = 2

const nameOf = (schema: Schema): string | null => schema.$ref?.split('/').at(-1) ?? null

const resolve = (schema: Schema, schemas: Schemas): Schema => {
  const name = nameOf(schema)
  const named = name === null ? undefined : schemas[name]
  return named ? { ...named, ...(schema.description !== undefined && { description: schema.description }) } : schema
}

/** What may stand in a field, in a few words. */
export function typeWords(schema: Schema, schemas: Schemas): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map((each) => typeWords(each, schemas)))].join(' or ')
  const { type, enum: choices, const: only, format, items } = resolve(schema, schemas)
  if (choices) return choices.map(String).join(' | ')
  if (only !== undefined) return JSON.stringify(only)
  if (type === 'array') return `list of ${typeWords(items ?? {}, schemas)}`
  const name = nameOf(schema)
  if (name !== null && type === 'object') return name
  return format ?? (type === undefined ? 'anything' : [type].flat().join(' or '))
}

/** The fields of an object, those of objects within it beneath their own; named objects are described once, below. */
export function fieldsOf(schema: Schema, schemas: Schemas, prefix = '', depth = 0): Field[] {
  const { properties = {}, required = [] } = resolve(schema, schemas)
  return Object.entries(properties).flatMap(([name, inner]) => {
    const at = `${prefix}${name}`
    const itself = {
      ...{ name: at, type: typeWords(inner, schemas), isRequired: required.includes(name) },
      description: resolve(inner, schemas).description ?? '',
    }
    const isList = inner.type === 'array'
    const within = (isList ? inner.items : inner) ?? {}
    const goesOn = depth < DEPTH_MAX && within.properties !== undefined
    return [itself, ...(goesOn ? fieldsOf(within, schemas, `${at}${isList ? '[]' : ''}.`, depth + 1) : [])]
  })
}

/** A value that fits, such as it might be sent: the fields that must be there, by their examples. */
export function exampleOf(schema: Schema, schemas: Schemas): unknown {
  const { anyOf, examples, default: standard, enum: choices, type, format, items, ...object } = resolve(schema, schemas)
  if (examples?.length) return examples[0]
  if (choices?.length) return choices[0]
  if (standard !== undefined) return standard
  if (anyOf?.[0]) return exampleOf(anyOf[0], schemas)
  switch ([type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        (object.required ?? []).map((name) => [name, exampleOf(object.properties?.[name] ?? {}, schemas)]),
      )
    case 'array':
      return [exampleOf(items ?? {}, schemas)]
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return 1
    default:
      return textExamples[format ?? ''] ?? 'text'
  }
}

const textExamples: Readonly<Record<string, string>> = {
  uuid: '0199f2c4-5d1e-7a3b-8c6f-2b1d9e4a7c50',
  date: '2026-12-31',
  'date-time': '2026-12-31T09:00:00Z',
  email: 'desk@example.com',
  uri: 'https://example.com/hooks',
}
