import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What is told by no webhook ever is found by asking; only these are asked for. */
const found =
  /"(checkout\.session\.|payment_intent\.|charge\.succeeded|CHECKOUT\.ORDER\.|PAYMENT\.CAPTURE\.(COMPLETED|PENDING))/

/** Carries webhooks to the product as the world does: some twice, some late and so out of order, some never; `null`: as one would wish. */
export async function startPostman(target: string, random: ((below: number) => number) | null) {
  const counts = { carried: 0, doubled: 0, late: 0, lost: 0 }
  const server = createServer((request, response) => void answer(request, response))

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const luck = random ? random(100) : 50
    if (luck < 8 && found.test(body.toString('utf8'))) {
      counts.lost += 1
      return void outgoing.writeHead(200).end()
    }
    if (luck < 30) {
      counts.late += 1
      await new Promise((later) => setTimeout(later, random?.(3_000)))
    }
    counts.carried += 1
    if (luck >= 80) {
      counts.doubled += 1
      void carry(incoming, body)
    }
    outgoing.writeHead(await carry(incoming, body)).end()
  }

  async function carry({ url, headers }: IncomingMessage, body: Buffer): Promise<number> {
    const { host: _host, connection: _connection, 'content-length': _length, ...kept } = headers
    const sent = Object.entries(kept).map(([name, value]): [string, string] => [name, String(value)])
    return fetch(`${target}${url}`, {
      method: 'POST',
      headers: sent,
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(12_000),
    }).then(
      ({ status }) => status,
      () => 502,
    )
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    counts,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
