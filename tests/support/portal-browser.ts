import type { ActionFunctionArgs } from '@remix-run/node'

/** One browser without JavaScript in front of route functions: it keeps cookies, and answers what a route answered. */
export interface RouteAnswer {
  status: number
  location: string | null
  /** What the loader or action handed to its page; the response itself where it is one. */
  data: unknown
  response: Response | null
}

type RouteFunction = (args: ActionFunctionArgs) => unknown

export function portalBrowser() {
  const jar = new Map<string, string>()

  async function ask(route: RouteFunction, path: string, init: RequestInit, params = {}): Promise<RouteAnswer> {
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const token = path.split('/')[2] ?? ''
    const request = new Request(`http://localhost:3999${path}`, { ...init, headers })
    const answered = await answerOf(() => route({ request, params: { token, ...params }, context: {} }))
    for (const cookie of answered.headers?.getSetCookie() ?? []) keep(cookie)
    return answered
  }

  function keep(cookie: string) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (/Max-Age=0\b/i.test(cookie)) jar.delete(name)
    else jar.set(name, value)
  }

  return {
    jar,
    get: (route: RouteFunction, path: string, params?: Record<string, string>) => ask(route, path, {}, params),
    post: (
      route: RouteFunction,
      path: string,
      fields: Record<string, string> | [string, string][] = {},
      params?: Record<string, string>,
    ) => ask(route, path, { method: 'POST', body: new URLSearchParams(fields) }, params),
  }
}

async function answerOf(answering: () => unknown): Promise<RouteAnswer & { headers: Headers | null }> {
  const answer = await Promise.resolve()
    .then(answering)
    .catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown
      throw thrown
    })
  if (answer instanceof Response) {
    const location = answer.headers.get('Location')
    return { status: answer.status, location, data: answer, response: answer, headers: answer.headers }
  }
  const withInit = answer as { data?: unknown; init?: ResponseInit | null; type?: string }
  if (withInit?.type === 'DataWithResponseInit') {
    const headers = new Headers(withInit.init?.headers)
    return { status: withInit.init?.status ?? 200, location: null, data: withInit.data, response: null, headers }
  }
  return { status: 200, location: null, data: answer, response: null, headers: null }
}
