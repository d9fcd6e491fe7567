import { Agent, get, type IncomingMessage } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { percentile } from './metric.ts'

export interface Load {
  /** Addresses, asked for in turn. */
  readonly urls: readonly string[]
  /** By address, what its answer must contain; looked for where `check` says so, since unpacking takes time of its own. */
  readonly words: readonly string[]
  readonly check: boolean
  readonly connections: number
  /** Ends after so many answers … */
  readonly requests: number
  /** … or so many seconds. */
  readonly seconds: number
}

export interface Loaded {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly errors: number
}

/** As a browser asks for a page. */
const headers = {
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language': 'en-US,en;q=0.9',
  'Accept-Encoding': 'gzip, deflate, br',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'document',
  'Sec-Fetch-Site': 'none',
}

/** So many connections that each ask again as soon as they were answered. */
export async function load({ urls, words, check, connections, requests, seconds }: Load): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const took: number[] = []
  let [asked, errors] = [0, 0]
  const startedAt = performance.now()
  const isOver = () => asked >= requests || performance.now() - startedAt > seconds * 1_000
  async function connection(): Promise<void> {
    while (!isOver()) {
      const turn = asked++ % urls.length
      const at = performance.now()
      const { status, body, encoding } = await ask(urls[turn] ?? '', agent)
      took.push(performance.now() - at)
      if (status !== 200 || (check && !textOf(body, encoding).includes(words[turn] ?? ''))) errors += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  const perSecond = (took.length / (performance.now() - startedAt)) * 1_000
  agent.destroy()
  return { perSecond, p50: percentile(took, 0.5), p99: percentile(took, 0.99), errors }
}

interface Answer {
  readonly status: number | undefined
  readonly encoding: string | undefined
  readonly body: Buffer
  readonly socketBytes: number
}

export const ask = (url: string, agent: Agent): Promise<Answer> =>
  new Promise((done, failed) => {
    const answered = (response: IncomingMessage) => {
      const { socket } = response
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('end', () =>
        done({
          ...{ status: response.statusCode, encoding: response.headers['content-encoding'] },
          ...{ body: Buffer.concat(parts), socketBytes: socket.bytesRead },
        }),
      )
      response.once('error', failed)
    }
    get(url, { agent, headers }, answered).once('error', failed)
  })

export function textOf(body: Buffer, encoding: string | undefined): string {
  if (encoding === 'br') return brotliDecompressSync(body).toString()
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString()
}
