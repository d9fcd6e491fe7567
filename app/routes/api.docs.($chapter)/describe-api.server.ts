import { openApiDocument } from '#app/api/openapi.server.ts'
import { exampleOf, fieldsOf, typeWords } from './schema-fields.ts'
import type { Field, Schema, Schemas } from './schema-fields.ts'

type Content = Readonly<Record<string, { readonly schema: Schema }>>

interface DocumentedOperation {
  readonly operationId: string
  readonly tags: readonly [string]
  readonly summary: string
  readonly description?: string
  readonly security: readonly [{ readonly apiKey: readonly [string] }]
  readonly parameters?: readonly { name: string; in: string; required: boolean; description?: string; schema: Schema }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>
}

interface Document {
  readonly servers: readonly [{ readonly url: string }]
  readonly tags: readonly { readonly name: string; readonly description?: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
  readonly components: { readonly schemas: Schemas }
}

export interface OperationPage {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly description: string | null
  readonly scope: string
  readonly parameters: readonly (Field & { readonly place: string })[]
  readonly body: readonly Field[]
  readonly answers: readonly { readonly status: string; readonly words: string; readonly type: string | null }[]
  readonly curl: string
}

export interface ChapterPage {
  readonly name: string
  readonly description: string
  readonly operations: readonly OperationPage[]
}

export interface ObjectPage {
  readonly name: string
  readonly description: string
  readonly fields: readonly Field[]
}

interface ApiPages {
  readonly base: string
  readonly chapters: readonly ChapterPage[]
  readonly objects: readonly ObjectPage[]
}

let described: ApiPages | null = null

/** The OpenAPI document as chapters to read: operations by tag, and every named object. Made once: it changes with the program only. */
export const describeApi = (): ApiPages => (described ??= describe())

function describe(): ApiPages {
  // Made here, from our own table: its shape is known.
  const document = openApiDocument() as unknown as Document
  const { schemas } = document.components
  const base = document.servers[0].url
  const operations = Object.entries(document.paths).flatMap(([path, { parameters: _shared, ...methods }]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags[0],
      ...pageOf(method.toUpperCase(), path, operation, schemas, base),
    })),
  )
  return {
    base,
    chapters: document.tags.map(({ name, description = '' }) => ({
      ...{ name, description, operations: operations.filter(({ tag }) => tag === name) },
    })),
    objects: Object.entries(schemas)
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([name, schema]) => ({ name, description: schema.description ?? '', fields: fieldsOf(schema, schemas) })),
  }
}

function pageOf(
  method: string,
  path: string,
  operation: DocumentedOperation,
  schemas: Schemas,
  base: string,
): OperationPage {
  const { operationId: id, summary, description = null, parameters = [], requestBody, responses } = operation
  const bodySchema = requestBody?.content['application/json']?.schema
  return {
    ...{ id, method, path, summary, description, scope: operation.security[0].apiKey[0] },
    parameters: parameters.map((parameter) => ({
      ...{ name: parameter.name, place: parameter.in, isRequired: parameter.required },
      ...{ type: typeWords(parameter.schema, schemas), description: parameter.description ?? '' },
    })),
    body: bodySchema ? fieldsOf(bodySchema, schemas) : [],
    answers: Object.entries(responses).map(([status, { description: words, content }]) => {
      const schema = content?.['application/json']?.schema
      return { status, words, type: schema ? answerWords(schema, schemas) : null }
    }),
    curl: curlOf(method, `${base}${path}`, bodySchema && exampleOf(bodySchema, schemas)),
  }
}

function answerWords(schema: Schema, schemas: Schemas): string {
  const words = typeWords(schema, schemas)
  if (words !== 'object') return words
  return `{ ${fieldsOf(schema, schemas)
    .filter(({ name }) => !name.includes('.'))
    .map(({ name, type }) => `${name}: ${type}`)
    .join(', ')} }`
}

function curlOf(method: string, url: string, body: unknown): string {
  const lines = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "${url.replace('{id}', '$ID')}"`,
    `  -H "Authorization: Bearer $KEY"`,
    ...(method === 'POST' ? [`  -H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(body === undefined ? [] : [`  -H "Content-Type: application/json"`, `  -d '${JSON.stringify(body)}'`]),
  ]
  return lines.join(' \\\n')
}
