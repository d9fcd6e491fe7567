import type { ServerBuild } from '@remix-run/node'

type Routes = Record<string, { id: string; parentId?: string | undefined; path?: string | undefined } | undefined>

/**
 * Names the route of a path by its pattern, such as `/p/:token/pay`: paths hold tokens and ids, and must stand neither in a log
 * nor in a metric. What no route answers is `other`, however many such addresses are tried.
 */
export function routePatterns(routes: ServerBuild['routes']): (path: string) => string {
  const patterns = [...new Set(Object.keys(routes).flatMap((id) => withAndWithout(fullPath(routes, id))))]
    .map((pattern) => ({ pattern, parts: pattern.split('/').slice(1) }))
    .sort((a, b) => compareParts(a.parts, b.parts))
  return (path) => {
    if (path.startsWith('/assets/')) return '/assets/*'
    // Single fetch asks for the data of a page at its address with `.data` after it.
    const given = path
      .replace(/(^|\/)_root\.data$|\.data$/, '$1')
      .replace(/\/+$/, '')
      .split('/')
      .slice(1)
    const found = patterns.find(({ parts }) => fits(parts, given))
    return found ? found.pattern || '/' : 'other'
  }
}

export function fullPath(routes: Routes, id: string | undefined): string {
  const route = id === undefined ? undefined : routes[id]
  if (!route) return ''
  return route.path ? `${fullPath(routes, route.parentId)}/${route.path}` : fullPath(routes, route.parentId)
}

/** A last part that may be left out (`:chapter?`) makes two patterns. */
const withAndWithout = (path: string): string[] =>
  path.endsWith('?') ? [path.slice(0, -1), path.slice(0, path.lastIndexOf('/'))] : [path]

function fits(parts: readonly string[], given: readonly string[]): boolean {
  const open = parts.at(-1) === '*'
  if (open ? given.length < parts.length : given.length !== parts.length) return false
  return parts.every((part, place) => part === '*' || isDynamic(part) || part === given[place])
}

const isDynamic = (part: string): boolean => part.startsWith(':')

/** As the router ranks them: what is written out before what is open, place by place. */
function compareParts(a: readonly string[], b: readonly string[]): number {
  for (const [place, part] of a.entries()) {
    const other = b[place]
    if (other === undefined) break
    const difference = rank(part) - rank(other)
    if (difference !== 0) return difference
  }
  return b.length - a.length
}

const rank = (part: string): number => (part === '*' ? 2 : isDynamic(part) ? 1 : 0)
