import { fork } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a sink has taken: calls, the keys they bore, and keys that came with two different bodies. */
interface Taken {
  readonly calls: number
  readonly keys: number
  readonly conflicts: number
}

const isSink = 'mailSink'

/** A mail provider in a process of its own, which takes everything: it answers as Resend's POST /emails and counts keys. */
export async function startMailSink() {
  const child = fork(process.argv[1] ?? '', [isSink])
  const url = await new Promise<string>((started) => child.once('message', (message) => started(String(message))))
  return {
    url,
    taken: async (): Promise<Taken> => (await (await fetch(`${url}/taken`)).json()) as Taken,
    forget: async () => void (await (await fetch(`${url}/forget`)).text()),
    stop: () => child.kill(),
  }
}

/** True in the sink's own process, which is the metric's file with another argument. */
export const isMailSink = (): boolean => process.argv[2] === isSink

/** Runs it until its parent ends it. */
export function runMailSink(): void {
  const bodies = new Map<string, string>()
  let calls = 0
  let conflicts = 0
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (request.url === '/taken') return response.end(JSON.stringify({ calls, keys: bodies.size, conflicts }))
      if (request.url === '/forget') {
        bodies.clear()
        ;[calls, conflicts] = [0, 0]
        return response.end()
      }
      const key = String(request.headers['idempotency-key'])
      const hash = createHash('sha256').update(body).digest('base64url')
      if (bodies.has(key) && bodies.get(key) !== hash) conflicts += 1
      bodies.set(key, hash)
      calls += 1
      response.setHeader('content-type', 'application/json')
      return response.end(JSON.stringify({ id: randomUUID() }))
    })
  })
  // A pause of the metric's own must not cost it its connections.
  server.keepAliveTimeout = 120_000
  server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  process.once('disconnect', () => process.exit(0))
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
