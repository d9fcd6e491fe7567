import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent } from 'node:http'
import { hashPortalToken } from '#app/portal-token.server.ts'
import { isQuick, measured, report } from '../metric.ts'
import { makePortalLinks } from '../portal-links.ts'
import { ask, load, textOf, type Load, type Loaded } from '../portal-load.ts'
import { serveBare, startBare, startWeb } from '../portal-servers.ts'

// The client's page as a browser asks for it, against a bare server that asks the database one thing. The servers and who asks them
// run in processes of their own, which this file starts as itself.
const role = process.argv[2]
if (role === 'bare') serveBare()
else if (role === 'load')
  process.once('message', (wanted) => void load(wanted as Load).then((seen) => process.send?.(seen)))
else await measure()

async function measure(): Promise<void> {
  const links = await makePortalLinks(process.env['DATABASE_URL'] ?? '', isQuick ? 300 : 1_200)
  const [warmLinks, coldLinks] = [links.slice(0, links.length / 6), links.slice(links.length / 6)]
  const seconds = isQuick ? 1.5 : 15
  const common = { connections: 32, requests: Number.MAX_SAFE_INTEGER, words: [] }

  const bare = await startBare()
  const bareUrls = coldLinks.map(({ token }) => `${bare.url}/p/${hashPortalToken(token)}`)
  await inOwnProcess({ ...common, urls: bareUrls, check: false, seconds: 0.5 })
  const limit = await inOwnProcess({ ...common, urls: bareUrls, check: false, seconds })
  await bare.stop()

  const web = await startWeb()
  const words = coldLinks.map(({ number }) => number)
  const urlsOf = (each: typeof links) => each.map(({ token }) => `${web.url}/p/${token}`)
  const urls = urlsOf(coldLinks)
  const bytes = await firstVisit(urlsOf(warmLinks)[0] ?? '')
  await inOwnProcess({ ...common, urls: urlsOf(warmLinks), check: false, seconds: isQuick ? 0.5 : 5 })
  // Each page for the first time, with its words looked for; then as often as it goes.
  const cold = await inOwnProcess({ ...common, urls, words, check: true, requests: urls.length, seconds: 60 })
  const page = await inOwnProcess({ ...common, urls, words, check: false, seconds })
  await web.stop()

  if (limit.errors + cold.errors + page.errors > 0) throw new Error('not every page was answered as it should be')
  await report({
    'portal.page': measured(page.perSecond, '/s', limit.perSecond, {
      ...{ p50: page.p50, p99: page.p99, 'first time /s': cold.perSecond, 'bare p99': limit.p99 },
    }),
    'portal.bytes': measured(
      Object.values(bytes).reduce((sum, size) => sum + size),
      'KB',
      null,
      bytes,
    ),
  })
}

async function inOwnProcess(wanted: Load): Promise<Loaded> {
  const child = fork(process.argv[1] ?? '', ['load'])
  child.send(wanted)
  const [seen] = (await once(child, 'message')) as [Loaded]
  child.kill()
  return seen
}

/** What a first visit brings over the wire, heads of answers included, by kind, in KB: the page and everything it names. */
async function firstVisit(url: string): Promise<Record<string, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const sizes: Record<string, number> = {}
  const waiting = [{ kind: 'page', url }]
  let before = 0
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { status, body, encoding, socketBytes } = await ask(next.url, agent)
    if (status !== 200) throw new Error(`a first visit was answered with ${status}`)
    sizes[next.kind] = (sizes[next.kind] ?? 0) + (socketBytes - before) / 1_000
    before = socketBytes
    if (next.kind !== 'page' && next.kind !== 'css') continue
    const named = /<(?:link|img|script)\b[^>]*?\b(?:href|src)="([^"]+)"|url\(["']?(?!data:)([^"')]+)/g
    for (const [, link, asset] of textOf(body, encoding).matchAll(named)) {
      const { href, pathname } = new URL(link ?? asset ?? '', next.url)
      waiting.push({ kind: pathname.split('.').at(-1) ?? '', url: href })
    }
  }
  agent.destroy()
  return sizes
}
