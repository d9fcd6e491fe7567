import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SandboxRequest {
  method: string
  /** The path as sent, still percent-encoded, without the query. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
  /** Awaited where a call has begun but done nothing yet: the place where a slow provider is slow. */
  pause: () => Promise<void>
}

export interface Reply {
  status: number
  headers: Record<string, string>
  body: string | Buffer
}

export interface RunningServer {
  url: string
  serve(listener: (request: SandboxRequest, response: ServerResponse) => Promise<void>): void
  close(): Promise<void>
}

const BODY_LIMIT_BYTES = 64 * 1024 * 1024
const noPause = () => Promise.resolve()

export function jsonReply(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) }
}

export function redirectReply(location: string): Reply {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' }
}

export function writeReply(response: ServerResponse, reply: Reply) {
  if (response.destroyed) return
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) })
  response.end(reply.body)
}

/** Binds a loopback port (0: any free one); requests that come before `serve` wait for it. */
export async function listenOnLoopback(port: number): Promise<RunningServer> {
  let ready: (listener: Parameters<RunningServer['serve']>[0]) => void = () => {}
  const listener = new Promise<Parameters<RunningServer['serve']>[0]>((resolve) => (ready = resolve))
  const server = createServer((incoming, response) => {
    void answer(incoming, response, listener)
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: ready,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  incoming: IncomingMessage,
  response: ServerResponse,
  listener: Promise<Parameters<RunningServer['serve']>[0]>,
) {
  try {
    const body = await readBody(incoming)
    if (body === null) return writeReply(response, jsonReply(413, { message: 'Request body too large' }))
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
    const { method = 'GET', headers } = incoming
    const serve = await listener
    await serve({ method, path: url.pathname, query: url.searchParams, headers, body, pause: noPause }, response)
  } catch (error) {
    if (!response.headersSent) writeReply(response, jsonReply(500, { message: String(error) }))
    else response.destroy()
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > BODY_LIMIT_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
