import type { ServerBuild } from '@remix-run/node'
import { fullPath } from './route-patterns.ts'

/**
 * Remix looks through all routes of its build, several times for each answer. A path can only lead to routes that begin as it does
 * (or with an open part), so what it is given are those: the same answer from a tenth of the routes. A beginning that no route has
 * written out is left to the whole build, as is the question for routes that the desk does not know yet. `make`: what answers, made
 * once for each area.
 */
export function byRouteArea<Made>(build: ServerBuild, make: (area: ServerBuild) => Made): (path: string) => Made {
  const beginnings = new Map(Object.keys(build.routes).map((id) => [id, beginningOf(fullPath(build.routes, id))]))
  const areas = new Map<string, Made>()
  for (const area of new Set(beginnings.values())) {
    if (area === null) continue
    const isOfArea = ([id]: [string, unknown]) => [area, null].includes(beginnings.get(id) ?? null)
    const within = <Routes extends object>(routes: Routes) =>
      Object.fromEntries(Object.entries(routes).filter(isOfArea)) as Routes
    const assets = { ...build.assets, routes: within(build.assets.routes) }
    areas.set(area, make({ ...build, assets, routes: within(build.routes) }))
  }
  const whole = make(build)
  return (path) => areas.get(path.split('/')[1]?.toLowerCase() ?? '') ?? whole
}

/** The first part of a path; null where it is open, may be left out, or is not there. */
function beginningOf(path: string): string | null {
  const first = path.split('/')[1] ?? ''
  return first === '' || /^[:*]|\?$/.test(first) ? null : first.toLowerCase()
}
