import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createServer as createSocketServer, type AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

interface Started {
  readonly url: string
  stop(): Promise<void>
}

const started = (url: string, child: ChildProcess): Started => ({
  url,
  async stop() {
    child.kill('SIGKILL')
    await once(child, 'exit')
  },
})

/** The web process as operators run it. */
export async function startWeb(): Promise<Started> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const web = fork('build/processes/server.js', {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url },
    execArgv: ['--enable-source-maps', '--no-deprecation'],
  })
  while ((await fetch(`${url}/healthz`).catch(() => null))?.status !== 200) {
    if (web.exitCode !== null) throw new Error('the web process ended')
    await setTimeout(50)
  }
  return started(url, web)
}

/** What the machine gives without us: this file's own bare server, in a process of its own. */
export async function startBare(): Promise<Started> {
  const bare = fork(process.argv[1] ?? '', ['bare'])
  const [port] = (await once(bare, 'message')) as [number]
  return started(`http://localhost:${port}`, bare)
}

/** Answers every path below /p/ with the number of its invoice, found by one look into an index. */
export function serveBare(): void {
  const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
  const server = createServer((request, response) => {
    const text = `SELECT i."number" FROM "PortalLink" l JOIN "Invoice" i ON i."businessId" = l."businessId" AND i."id" = l."invoiceId"
      WHERE l."tokenHash" = $1`
    pool
      .query<{ number: string }>({ name: 'bare', text, values: [request.url?.slice('/p/'.length)] })
      .then(({ rows }) => response.setHeader('Content-Type', 'text/html').end(`<h1>${rows[0]?.number ?? ''}</h1>`))
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

async function freePort(): Promise<number> {
  const server = createSocketServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
