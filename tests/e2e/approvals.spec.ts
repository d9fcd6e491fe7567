import { expect, test, type Page } from '@playwright/test'
import { startApp, type RunningApp } from '../support/app.ts'
import { pageFaults } from '../support/audit-page.ts'
import { untilAwake } from '../support/desk.ts'

let app: RunningApp
test.beforeAll(async () => {
  test.setTimeout(240_000)
  app = await startApp()
  // Ten in the morning in New York, when the final notices of the demo wait.
  await app.setClock(new Date('2027-01-18T15:00:00Z'))
})
test.afterAll(() => app.stop())

async function openApprovals(page: Page): Promise<void> {
  const { admin } = await app.demo()
  await page.goto(`${app.url}/sign-in?next=/admin/approvals`)
  await page.getByLabel('Email').fill(admin.email)
  await page.getByLabel('Password').fill(admin.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Approvals')
}

const rows = (page: Page) => page.getByRole('list', { name: 'Drafts' }).getByRole('listitem')
const shown = (page: Page) => page.getByRole('heading', { level: 2 })

test('drafts are read, chosen, changed and approved by the key', async ({ page }) => {
  await untilAwake(page, () => openApprovals(page))
  expect(await pageFaults(page)).toEqual([])
  const before = await rows(page).count()
  const first = (await shown(page).textContent()) ?? ''

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Change the words')
  await page.keyboard.press('a')
  await page.keyboard.press('Escape')
  await expect(rows(page)).toHaveCount(before)

  await page.keyboard.press('j')
  await expect(shown(page)).not.toHaveText(first)
  await page.keyboard.press('k')
  await expect(shown(page)).toHaveText(first)
  await page.keyboard.press('x')
  await expect(page.getByRole('button', { name: 'Approve 1', exact: true })).toBeVisible()

  await page.keyboard.press('e')
  await expect(page.getByLabel('Subject')).toBeFocused()
  await page.getByLabel('Words').fill('You have failed to pay.')
  await page.getByRole('button', { name: 'Save the words' }).click()
  await expect(page.getByRole('alert')).toContainText('You have failed')
  await shown(page).click()

  await page.keyboard.press('a')
  await expect(page.getByRole('status').first()).toContainText('Approved.')
  await expect(rows(page)).toHaveCount(before - 1)
  await expect(shown(page)).not.toHaveText(first)
})

test('on a phone the list leads to the draft and back, without a sideways scroll, and without JavaScript', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })
  const page = await context.newPage()
  await openApprovals(page)
  const overflow = () => page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeHidden()
  expect(await overflow()).toBe(0)
  await rows(page).first().getByRole('link').click()
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeVisible()
  expect(await overflow()).toBe(0)
  await page.getByText('Skip it').click()
  await page.getByLabel('Why is it not sent?').fill('We spoke at the fair')
  await page.getByRole('button', { name: 'Skip', exact: true }).click()
  await expect(page.getByRole('status').first()).toContainText('on record with your reason')
  await page.getByRole('link', { name: 'All drafts' }).click()
  await expect(rows(page).first()).toBeVisible()
  await context.close()
})
