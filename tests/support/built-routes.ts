import { readdirSync, readFileSync } from 'node:fs'

export interface BuiltRoute {
  /** As the tables name it: the file in `app/routes` without its ending. */
  name: string
  /** Its whole address, such as `/p/:token/pay`. */
  pattern: string
  hasLoader: boolean
  hasAction: boolean
  hasPage: boolean
}

interface Manifest {
  routes: Record<
    string,
    {
      id: string
      parentId?: string
      path?: string
      index?: boolean
      hasLoader: boolean
      hasAction: boolean
      module: string
    }
  >
}

/** The routes of what was built, which is what runs. */
export function readBuiltRoutes(): BuiltRoute[] {
  const folder = 'build/client/assets'
  const [file, ...more] = readdirSync(folder).filter((name) => /^manifest-.*\.js$/.test(name))
  if (!file || more.length > 0) throw new Error('there is not exactly one manifest of routes')
  const text = readFileSync(`${folder}/${file}`, 'utf8')
  const { routes } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id]
    return route ? `${pathOf(route.parentId)}${route.path ? `/${route.path}` : ''}` : ''
  }
  return Object.values(routes).map(({ id, hasLoader, hasAction, index, path }) => ({
    ...{ name: id.replace(/^routes\//, ''), pattern: pathOf(id) || '/', hasLoader, hasAction },
    hasPage: index === true || path !== undefined,
  }))
}
