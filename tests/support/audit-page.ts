import type { Browser, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'

/** How many pixels of the page lie beside the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds wrong with the page as it stands, or with its colours only. */
async function axeFaults(page: Page, look: 'everything' | 'colours' = 'everything'): Promise<string[]> {
  const runOnly = look === 'colours' ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: standards }
  await page.evaluate(await readFile('node_modules/axe-core/axe.min.js', 'utf8'))
  return page.evaluate(
    async (options) => {
      const { axe } = globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      const { violations } = await axe.run(options)
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    },
    { runOnly },
  )
}

/** What axe finds by day, and by night about the colours: nothing else depends on them. */
async function schemeFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  const found = (await axeFaults(page)).map((fault) => `light: ${fault}`)
  await page.emulateMedia({ colorScheme: 'dark' })
  found.push(...(await axeFaults(page, 'colours')).map((fault) => `dark: ${fault}`))
  await page.emulateMedia({ colorScheme: null })
  return found
}

/** What is wrong with the page as it stands, in both colour schemes, and what lies beside a window of 320 px. */
export async function pageFaults(page: Page): Promise<string[]> {
  const found = await schemeFaults(page)
  const wide = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 700 })
  const beside = await overflow(page)
  if (beside > 0) found.push(`${beside} px lie beside a window of 320 px`)
  if (wide) await page.setViewportSize(wide)
  return found
}

/**
 * Looks at what a page without JavaScript shows at this moment, answers to forms included: axe needs scripts, so it looks at
 * a copy of the page in a window that has them.
 */
export async function openAuditor(browser: Browser) {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 700 } })
  const copy = await context.newPage()
  let body = ''
  // Stays for as long as the window does: taking a route away while a page loads can leave that page waiting for ever.
  await copy.route(
    (url) => url.pathname.startsWith('/p/'),
    (route) => route.fulfill({ body, contentType: 'text/html' }),
  )
  return {
    /** Whether it fits 320 px, and with `everything` the faults in each colour scheme; empty when all is well. */
    async faultsOf(page: Page, look: 'everything' | 'width'): Promise<string[]> {
      body = await page.content()
      const scripts = body.includes('<script') ? ['it ships a script'] : []
      await copy.goto(page.url())
      const found = [...scripts]
      const beside = await overflow(copy)
      if (beside > 0) found.push(`${beside} px lie beside a window of 320 px`)
      if (look === 'everything') found.push(...(await schemeFaults(copy)))
      return found
    },
    close: () => context.close(),
  }
}
