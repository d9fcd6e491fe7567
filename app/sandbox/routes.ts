import type { Reply, SandboxRequest } from './http-server.ts'

export type RouteHandler = (request: SandboxRequest, ...ids: string[]) => Reply | Promise<Reply>

/** Method and path, `{}` standing for an id: `POST /v1/refunds/{}`. */
export type Routes = Record<string, RouteHandler>

type Router = (request: SandboxRequest) => { handle: () => Reply | Promise<Reply> } | null

export function createRouter(routes: Routes): Router {
  const table = Object.entries(routes).map(([name, handler]) => {
    const [method = '', pattern = ''] = name.split(' ')
    return { method, parts: pattern.split('/'), handler }
  })
  return (request) => {
    const parts = request.path.split('/')
    for (const route of table) {
      if (route.method !== request.method || route.parts.length !== parts.length) continue
      if (!route.parts.every((part, place) => part === parts[place] || (part === '{}' && parts[place] !== ''))) continue
      const ids = parts.filter((_, place) => route.parts[place] === '{}').map(decode)
      return { handle: () => route.handler(request, ...ids) }
    }
    return null
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
