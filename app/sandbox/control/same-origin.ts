import type { SandboxRequest } from '../http-server.ts'

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/** Why this request may come from a web page elsewhere and is refused; null when it may pass. */
export function foreignRequest(request: SandboxRequest): { status: number; reason: string } | null {
  const { host = '', origin } = request.headers
  if (!LOOPBACK_HOST.test(host)) return { status: 403, reason: 'the sandbox answers on loopback only' }
  if (request.method === 'GET' || request.method === 'HEAD') return null

  if (origin !== undefined && origin !== `http://${host}`)
    return { status: 403, reason: 'cross-origin request refused' }
  const contentType = request.headers['content-type'] ?? ''
  if (contentType.startsWith('application/json')) return null
  const isOwnForm = request.path.startsWith('/inbox/') && origin !== undefined
  if (isOwnForm && contentType.startsWith('application/x-www-form-urlencoded')) return null
  return { status: 415, reason: 'send content-type: application/json' }
}
