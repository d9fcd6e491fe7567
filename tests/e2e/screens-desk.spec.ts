import { readdirSync } from 'node:fs'
import { pageFaults } from '../support/audit-page.ts'
import { expect, signIn, test } from '../support/desk.ts'

/** Streams, and steps that begin elsewhere: nothing to look at by themselves. */
const noPages = new Set(['/admin/live', '/admin/confirm', '/admin/bulk', '/admin/plans/new'])

/** Every page of the desk that needs no id, from the files that make them: a new one is looked at without being named here. */
const pages = [
  ...new Set(
    readdirSync('app/routes')
      .filter((file) => /^admin[._]/.test(file) && !file.endsWith('.ts') && !/[$[]/.test(file))
      .map((file) =>
        `/${file
          .replace(/\.tsx$/, '')
          .split('.')
          .filter((part) => part !== '_index')
          .join('/')}`.replaceAll('_', ''),
      ),
  ),
].filter((path) => !noPages.has(path))

const half = Math.ceil(pages.length / 2)

for (const [part, some] of [pages.slice(0, half), pages.slice(half)].entries())
  test(`pages of the desk are accessible in both colour schemes and fit 320 px, part ${part + 1}`, async ({
    browser,
    app,
  }) => {
    const context = await browser.newContext({ viewport: { width: 1_280, height: 900 }, bypassCSP: true })
    const page = await context.newPage()
    await signIn(page, app, (await app.demo()).admin)
    for (const path of some) {
      const answer = await page.goto(`${app.url}${path}`)
      expect(answer?.status(), path).toBe(200)
      await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible()
      expect(await pageFaults(page), path).toEqual([])
    }
    await context.close()
  })
