import { jsonReply, type Reply, type SandboxRequest } from '../http-server.ts'
import { createRouter, type Routes } from '../routes.ts'
import { ControlError } from './control-error.ts'
import { foreignRequest } from './same-origin.ts'

/** The control port: JSON for tests and tools, pages for a person, nothing for web pages elsewhere. */
export function createControlApi(routes: Routes): (request: SandboxRequest) => Promise<Reply> {
  const findRoute = createRouter(routes)
  return async (request) => {
    const foreign = foreignRequest(request)
    if (foreign) return jsonReply(foreign.status, { error: foreign.reason })
    const route = findRoute(request)
    if (!route) return jsonReply(404, { error: `${request.method} ${request.path} is not known here` })
    try {
      return await route.handle()
    } catch (error) {
      if (error instanceof ControlError) return jsonReply(error.status, { error: error.message })
      throw error
    }
  }
}
