import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { ChildProcess } from 'node:child_process'
import { startInstallation } from './installation.ts'
import { until } from './worker-process.ts'

export interface Knock {
  method?: string
  headers?: Record<string, string>
  /** Fields of a form, or a body as it is. */
  body?: Record<string, string> | string
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  /** Every header as it came, so that one that came twice is seen. */
  rawHeaders: string[]
  /** Where it leads to; empty where it leads nowhere. */
  location: string
  text: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 })
let strangers = 0
/** An address nobody came from yet: limits count by address, and the proxy on this machine is believed. */
export function stranger(): string {
  strangers += 1
  return `10.${(strangers >> 8) & 255}.${strangers & 255}.${(strangers >> 16) & 255}`
}

/**
 * One request over HTTP as it is written here: any method, target and header, no redirect followed, no cookie added. Ends with the
 * headers where the answer is a stream of news.
 */
export function knockAt(
  origin: string,
  target: string,
  { method = 'GET', headers = {}, body }: Knock = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  const isForm = typeof body === 'object'
  const written = isForm ? new URLSearchParams(body).toString() : (body ?? '')
  const sent = {
    'X-Forwarded-For': stranger(),
    ...(isForm && { 'Content-Type': 'application/x-www-form-urlencoded' }),
    ...(written !== '' && { 'Content-Length': String(Buffer.byteLength(written)) }),
    ...headers,
  }
  return new Promise((answer, failed) => {
    const asked = httpRequest({ hostname, port, path: target, method, headers: sent, agent }, (response) => {
      const { statusCode: status = 0, headers, rawHeaders } = response
      const head = { status, headers, rawHeaders, location: headers.location ?? '' }
      if (headers['content-type']?.startsWith('text/event-stream')) {
        response.destroy()
        return answer({ ...head, text: '' })
      }
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => answer({ ...head, text: Buffer.concat(chunks).toString('utf8') }))
      response.on('error', failed)
    })
    asked.on('error', failed)
    asked.end(written)
  })
}

/** The cookies an answer set, as the next request carries them. */
export const cookiesSetBy = ({ headers }: Pick<Answer, 'headers'>): string =>
  (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? '').join('; ')

/** The real web process with real doors. Must be awaited before anything of the application is imported. */
export async function openDoors() {
  const installation = await startInstallation(new Date())
  const { url } = installation
  /** Another process beside the first; answers its origin once it is ready. */
  const startWeb = async (origin: string, over: Readonly<Record<string, string>> = {}): Promise<ChildProcess> => {
    const process = installation.start('web', { PORT: new URL(origin).port, ...over })
    await until('the web process answers', async () => {
      if (process.exitCode !== null) throw new Error('the web process ended')
      return (await knockAt(origin, '/healthz').catch(() => null))?.status === 200
    })
    return process
  }
  await startWeb(url)
  const knock = (target: string, how?: Knock) => knockAt(url, target, how)
  return {
    ...installation,
    startWeb,
    knock,
    /** Signs in as the page does; answers the cookie. */
    async signIn(email: string, password: string, at = url): Promise<string> {
      const answer = await knockAt(at, '/sign-in', { method: 'POST', body: { email, password } })
      if (answer.status !== 302) throw new Error(`sign-in of ${email}: ${answer.status}`)
      return cookiesSetBy(answer)
    },
  }
}

/** Does all of it, some at a time. */
export async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = 6): Promise<void> {
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
