import { resolve } from 'node:path'
import ts from 'typescript'

type Json = { [key: string]: unknown }

/** Types that stand for themselves, under names of their own. */
const named = ['MoneyData', 'Changes']

/**
 * JSON Schemas of what the timeline keeps, by type of event, read from the union in TypeScript: what is written down there is
 * what the OpenAPI document says, without a second list by hand.
 */
export function readTimelineSchemas(): { types: Json; shared: Json } {
  const file = resolve('app/domain/timeline/timeline-event.ts')
  const program = ts.createProgram([file], {
    ...{ strict: true, noEmit: true, allowImportingTsExtensions: true, skipLibCheck: true, types: [] },
    ...{
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ES2022,
    },
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source && checker.getSymbolAtLocation(source)
  const data = module && checker.getExportsOfModule(module).find(({ name }) => name === 'TimelineData')
  if (!source || !data) throw new Error('there is no TimelineData')
  const shared: Json = {}

  const ofType = (type: ts.Type): Json => {
    const name = type.aliasSymbol?.name ?? type.symbol?.name
    if (name !== undefined && named.includes(name)) {
      shared[name] ??= {}
      if (Object.keys(shared[name] as Json).length === 0) shared[name] = ofObject(type)
      return { $ref: `#/components/schemas/${name}` }
    }
    if (type.isUnion()) return ofUnion(type.types)
    if (type.flags & ts.TypeFlags.StringLike) return type.isStringLiteral() ? { const: type.value } : { type: 'string' }
    if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' }
    if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' }
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' }
    if (checker.isArrayLikeType(type)) {
      const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number)
      return { type: 'array', ...(item && { items: ofType(item) }) }
    }
    return ofObject(type)
  }

  const ofUnion = (types: readonly ts.Type[]): Json => {
    const parts = types.filter((type) => !(type.flags & ts.TypeFlags.Undefined))
    const isBoolean = (type: ts.Type) => (type.flags & ts.TypeFlags.BooleanLike) !== 0
    const words = parts.flatMap((type) => (type.isStringLiteral() ? [type.value] : []))
    const others = parts.filter((type) => !type.isStringLiteral() && !isBoolean(type))
    const choices = [
      ...(words.length > 1 ? [{ type: 'string', enum: words.toSorted() }] : words.map((word) => ({ const: word }))),
      ...(parts.some(isBoolean) ? [{ type: 'boolean' }] : []),
      ...others.map(ofType),
    ]
    return choices.length === 1 ? (choices[0] as Json) : { anyOf: choices }
  }

  const ofObject = (type: ts.Type): Json => {
    const index = checker.getIndexTypeOfType(type, ts.IndexKind.String)
    if (index) return { type: 'object', additionalProperties: ofType(index) }
    const properties = checker.getPropertiesOfType(type)
    const required = properties.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name)
    return {
      type: 'object',
      ...(properties.length > 0 && {
        properties: Object.fromEntries(
          properties.map((property) => [property.name, ofType(checker.getTypeOfSymbolAtLocation(property, source))]),
        ),
      }),
      ...(required.length > 0 && { required }),
    }
  }

  const declared = checker.getDeclaredTypeOfSymbol(data)
  const types = checker
    .getPropertiesOfType(declared)
    .map((property) => [property.name, ofType(checker.getTypeOfSymbolAtLocation(property, source))] as const)
  return { types: Object.fromEntries(types.toSorted(([a], [b]) => (a < b ? -1 : 1))), shared }
}
