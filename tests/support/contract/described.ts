/** One operation as the OpenAPI document describes it: what the contract test knows about it. */
interface Described {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly scope: string
  readonly status: number
  readonly parameters: readonly { name: string; in: string; required: boolean }[]
  /** Fields of the body with their schemas; null where there is none. */
  readonly body: { readonly required: readonly string[]; readonly properties: Record<string, Schema> } | null
}

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly required?: readonly string[]
  readonly properties?: Record<string, Schema>
}

interface Operation {
  operationId: string
  security: { apiKey: string[] }[]
  parameters?: { name: string; in: string; required: boolean }[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
  responses: Record<string, unknown>
}

export function describedOperations(document: unknown): Described[] {
  const { paths, components } = document as {
    paths: Record<string, Record<string, Operation>>
    components: { schemas: Record<string, Schema> }
  }
  const resolve = (schema: Schema): Schema => components.schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema
  return Object.entries(paths).flatMap(([path, { parameters: shared = [], ...methods }]) =>
    Object.entries(methods).map(([method, operation]) => {
      const schema = operation.requestBody && resolve(operation.requestBody.content['application/json'].schema)
      return {
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        scope: operation.security[0]?.apiKey[0] ?? '',
        status: Number(Object.keys(operation.responses).find((status) => status.startsWith('2'))),
        parameters: [...(shared as unknown as Described['parameters']), ...(operation.parameters ?? [])],
        body: schema ? { required: schema.required ?? [], properties: schema.properties ?? {} } : null,
      }
    }),
  )
}

const takes = (schema: Schema, type: string): boolean =>
  [schema.type].flat().includes(type) || (schema.anyOf ?? []).some((each) => takes(each, type))

/** A value that no field of this schema takes. */
export const wrongFor = (schema: Schema): unknown => (takes(schema, 'boolean') ? { wrong: true } : true)
