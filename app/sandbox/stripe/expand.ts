import { invalidRequest } from './stripe-error.ts'

type Node = Record<string, unknown>

/** Puts the objects behind the ids named by `paths` in their place. `find` knows every object by id. */
export function expandObject(object: unknown, paths: string[], find: (id: string) => unknown): unknown {
  if (paths.length === 0) return object
  const copy: unknown = structuredClone(object)
  for (const path of paths) expandPath(copy, path.split('.'), path, find)
  return copy
}

function expandPath(node: unknown, [key, ...rest]: string[], path: string, find: (id: string) => unknown): void {
  if (key === undefined || node === null || node === undefined) return
  if (Array.isArray(node)) return node.forEach((item) => expandPath(item, [key, ...rest], path, find))
  if (typeof node !== 'object') throw notExpandable(path)
  const parent = node as Node
  if (key === 'line_items' && parent.object === 'checkout.session')
    parent[key] = find(`${String(parent.id)}/line_items`)
  if (!(key in parent)) throw notExpandable(path)
  const value = parent[key]
  if (typeof value === 'string') {
    const found = find(value)
    if (!found) throw notExpandable(path)
    parent[key] = structuredClone(found)
  }
  expandPath(parent[key], rest, path, find)
}

const notExpandable = (path: string) =>
  invalidRequest(`This property cannot be expanded (${path}).`, {
    code: 'property_cannot_be_expanded',
    param: 'expand',
  })
