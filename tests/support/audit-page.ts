import type { Browser, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'

/** How many pixels of the page lie beside the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What axe finds wrong with the page as it stands. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile('node_modules/axe-core/axe.min.js', 'utf8'))
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  })
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
    /** Faults in each colour scheme, and whether it fits 320 px; empty when all is well. */
    async faultsOf(page: Page, schemes: readonly ('light' | 'dark')[] = ['light', 'dark']): Promise<string[]> {
      body = await page.content()
      const scripts = body.includes('<script') ? ['it ships a script'] : []
      await copy.goto(page.url())
      const found = [...scripts]
      const beside = await overflow(copy)
      if (beside > 0) found.push(`${beside} px lie beside a window of 320 px`)
      for (const colorScheme of schemes) {
        await copy.emulateMedia({ colorScheme })
        found.push(...(await axeFaults(copy)).map((fault) => `${colorScheme}: ${fault}`))
      }
      return found
    },
    close: () => context.close(),
  }
}
