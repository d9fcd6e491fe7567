import { expect, test, type Browser } from '@playwright/test'
import pg from 'pg'
import { startApp, type RunningApp } from '../support/app.ts'
import { differences, readAllRows } from '../support/database-rows.ts'
import { atLength } from '../support/lane.ts'
import { until } from '../support/worker-process.ts'

// Mail filters open every link, more than once, follow what they find there, and run scripts (L1): none of it may count as
// an answer. Only buttons, which are posted, do anything.

const TIMES = atLength(1, 3)
const DEPTH = 3
const AT_ONCE = 6

let app: RunningApp
test.beforeAll(async () => {
  test.setTimeout(300_000)
  app = await startApp()
})
test.afterAll(() => app.stop())

const decode = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#x27;', "'")

/** Everything a page leads to: links, pictures, where it sends its forms, and where it goes on by itself. */
function addressesIn(html: string, base: string): string[] {
  const found = [
    ...[...html.matchAll(/\b(?:href|src|action|formaction)="([^"]+)"/gi)].map(([, address = '']) => address),
    ...[...html.matchAll(/http-equiv="refresh"[^>]*url=([^"]+)"/gi)].map(([, address = '']) => address),
  ].map(decode)
  return found.flatMap((address) => {
    const url = URL.canParse(address, base) ? new URL(address, base) : null
    return url?.origin === app.url ? [url.href.replace(url.hash, '')] : []
  })
}

const addressesInMail = ({ html, text }: { html: string; text: string }) => [
  ...addressesIn(html, app.url),
  ...(text.match(/https?:\/\/[^\s<>)\]]+/g) ?? []).filter((address) => address.startsWith(`${app.url}/`)),
]

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** GETs these addresses and what they lead to, three steps far; answers all that was seen. */
async function crawl(from: readonly string[]): Promise<Set<string>> {
  const seen = new Set<string>()
  let layer = [...new Set(from)]
  for (let depth = 0; depth <= DEPTH && layer.length > 0; depth += 1) {
    const next = new Set<string>()
    layer.forEach((address) => seen.add(address))
    await inTurns(layer, async (address) => {
      const answer = await fetch(address)
      const body = answer.headers.get('Content-Type')?.includes('text/html') ? await answer.text() : ''
      if (body === '') await answer.arrayBuffer()
      expect(answer.status, address).toBeLessThan(500)
      for (const found of addressesIn(body, address)) if (!seen.has(found)) next.add(found)
    })
    layer = [...next]
  }
  return seen
}

/** All rows, once the worker has done what it had to do. */
async function rowsAtRest(databaseUrl: string) {
  let last = await readAllRows(databaseUrl)
  await until(
    'nothing changes by itself any more',
    async () => {
      const before = last
      last = await readAllRows(databaseUrl)
      return differences(before, last).length === 0
    },
    60_000,
  )
  return last
}

/** A promise, a plan, a dispute and a code: so that their mails are there to be opened, and pages in such states to be read. */
async function answerSomething(browser: Browser, portalOf: (invoice: string) => string): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const soon = new Date((await app.now()).getTime() + 10 * 86_400_000).toISOString().slice(0, 10)
  const said = () => expect(page.getByRole('status').first()).toBeVisible()

  await page.goto(`${portalOf('2029')}/promise`)
  await page.getByLabel('I will pay on').fill(soon)
  await page.getByRole('button', { name: 'Promise' }).click()
  await said()

  await page.goto(`${portalOf('2035')}/plan`)
  await page.getByLabel('Number of instalments').fill('3')
  await page.getByLabel('First payment on').fill(soon)
  await page.getByRole('button', { name: 'Send proposal' }).click()
  await page.getByRole('button', { name: 'Send proposal' }).click()
  await said()

  await page.goto(`${portalOf('2038')}/dispute`)
  await page.getByRole('radio', { name: 'Wrong amount or price' }).check()
  await page.getByRole('button', { name: 'Open dispute' }).click()
  await said()

  await page.goto(`${portalOf('2043')}/account`)
  await page.getByRole('button', { name: 'Mail me a code' }).click()
  await expect(page.getByLabel('Code')).toBeVisible()
  await context.close()
}

test('links of every mail, opened again and again and executed, change nothing but what says who looked', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  await app.advance('P3D')
  const { portal } = await app.demo()
  await answerSomething(browser, (invoice) => portal.find((link) => link.invoice === invoice)?.url ?? '')
  await app.advance('PT1M')
  const mails = await app.mails()
  const links = [...new Set([...mails.flatMap(addressesInMail), ...portal.map(({ url }) => url)])]
  expect(mails.length).toBeGreaterThan(5)
  expect(links.filter((link) => link.includes('/p/')).length).toBeGreaterThan(5)

  const databaseUrl = await app.databaseUrl()
  const before = await rowsAtRest(databaseUrl)
  const views = async () => {
    const client = new pg.Client(databaseUrl)
    await client.connect()
    const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS "count" FROM "PortalView"`)
    await client.end()
    return rows[0]?.count ?? 0
  }
  const viewsBefore = await views()

  for (let time = 0; time < TIMES; time += 1) {
    await inTurns(links, async (link) => void (await fetch(link, { method: 'HEAD' })))
    const seen = await crawl(links)
    expect(seen.size).toBeGreaterThan(links.length * 3)
  }

  // With scripts, and with everything followed that the page of an invoice shows.
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 1_280, height: 900 } })
  const page = await context.newPage()
  for (let time = 0; time < TIMES; time += 1) {
    for (const link of links) await page.goto(link, { waitUntil: 'load' })
  }
  await page.goto(portal[0]?.url ?? '')
  const shown = new Set(
    addressesIn(await page.content(), page.url()).filter((address) => !/\.pdf$|\/brand\//.test(address)),
  )
  for (const address of shown) await page.goto(address, { waitUntil: 'load' })
  await context.close()

  expect(differences(before, await readAllRows(databaseUrl))).toEqual([])
  expect(await views()).toBeGreaterThan(viewsBefore)

  // What a button does, the same look does see.
  await fetch(`${portal[0]?.url}/account`, { method: 'POST', body: new URLSearchParams({ do: 'send' }) })
  expect(differences(before, await readAllRows(databaseUrl))).not.toEqual([])
})
