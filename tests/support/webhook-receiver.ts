import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

export interface Received {
  readonly id: string
  readonly headers: IncomingHttpHeaders
  readonly raw: string
  readonly body: { type: string; timestamp: string; data: Record<string, unknown> }
}

/** What it answers: a status, a redirect elsewhere, silence, or a connection that is cut after it has read everything. */
export type Reply = number | { readonly redirectTo: string } | 'silence' | 'cut'

/** A program that receives webhooks, over real HTTP. `reply` decides about each, by default 204. */
export async function startReceiver(reply: (webhook: Received) => Reply = () => 204) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const raw = Buffer.concat(pieces).toString('utf8')
      const body = JSON.parse(raw) as Received['body']
      const webhook = { id: String(request.headers['webhook-id']), headers: request.headers, raw, body }
      received.push(webhook)
      const answer = receiver.reply(webhook)
      if (answer === 'silence') return
      if (answer === 'cut') request.socket.destroy()
      else if (typeof answer === 'number') response.writeHead(answer).end(answer === 204 ? '' : `said ${answer}`)
      else response.writeHead(302, { location: answer.redirectTo }).end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    reply,
    types: () => received.map(({ body }) => body.type),
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
  return receiver
}

/** As a receiver verifies: throws unless the signature is right. */
export const verified = ({ raw, headers }: Received, secret: string): unknown =>
  new Webhook(secret).verify(raw, headers as Record<string, string>)
