import type { FieldError } from './problem.ts'

type Query = Readonly<Record<string, string>>

/** Takes `?expand=client,lines` out of a query; where an operation expands nothing, it is a parameter nobody knows. */
export function readExpand<Name extends string>(offered: readonly Name[] | undefined, query: Query) {
  if (!offered) return { expand: new Set<Name>(), rest: query, errors: [] }
  const { expand: given, ...rest } = query
  const names = given === undefined ? [] : given.split(',').map((name) => name.trim())
  const found = offered.filter((name) => names.includes(name))
  const strays = names.filter((name) => !offered.some((known) => known === name))
  const message = `may name ${offered.join(', ')}, with commas between`
  const errors: FieldError[] = strays.length > 0 ? [{ path: 'expand', message }] : []
  return { expand: new Set(found), rest, errors }
}
