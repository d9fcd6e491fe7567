import type { Page } from '@playwright/test'
import { pageFaults } from '../support/audit-page.ts'
import { expect, makeBusiness, signIn, test } from '../support/desk.ts'
import type { DeskBusiness } from '../support/desk.ts'

interface Made {
  id: string
  url: string
}

const usd = (amount: number) => ({ amount, currency: 'USD' })
const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** An invoice of Ada's that is due in three weeks, issued, with the address of its page. */
async function invoice({ api, slug }: DeskBusiness, number: string, now: Date): Promise<Made> {
  const { id } = (await api('POST', 'invoices', {
    ...{ number, dueOn: dayOf(new Date(now.getTime() + 21 * 86_400_000)), issue: true },
    client: { name: 'Ada Lovelace Ltd', email: `ada@${slug}.example` },
    lines: [{ description: 'Engine', unitAmount: 90_000 }],
  })) as Made
  const { url } = (await api('POST', `invoices/${id}/portal-links`)) as Made
  return { id, url }
}

const pay = ({ api }: DeskBusiness, invoiceId: string, amount: number, now: Date) =>
  api('POST', 'payments', { invoiceId, amount: usd(amount), method: 'check', receivedOn: dayOf(now) })

async function looksRight(page: Page, paths: readonly string[]): Promise<void> {
  await page.setViewportSize({ width: 320, height: 700 })
  for (const path of paths) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await pageFaults(page), path).toEqual([])
  }
}

test('what clients do shows at once, each thing leads to its decision, and what is done can be undone', async ({
  app,
  browser,
}) => {
  const business = await makeBusiness(app, 'Today Works')
  const now = await app.now()
  const [first, second] = [await invoice(business, 'T-1', now), await invoice(business, 'T-2', now)]
  const page = await (await browser.newContext()).newPage()
  await signIn(page, app, business)
  await expect(page.getByText('Nothing needs you.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Since yesterday' })).toBeVisible()

  await pay(business, first.id, 91_000, now)
  const latest = page.getByRole('list', { name: 'The latest' })
  await expect(latest.getByText('Ada Lovelace Ltd paid $910.00')).toBeVisible({ timeout: 2_000 })
  await expect(page.locator('[aria-live="polite"]')).toContainText('1 new payment', { timeout: 2_000 })

  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
  const client = await phone.newPage()
  await client.goto(`${second.url}/dispute`)
  await client.getByRole('radio', { name: 'Wrong amount or price' }).check()
  await client.getByLabel('Disputed amount').fill('200')
  await client.getByLabel('Tell us more').fill('Two hours too many.')
  await client.getByRole('button', { name: 'Open dispute' }).click()
  const needs = page.getByRole('list', { name: 'Needs you' })
  const dispute = needs.getByRole('listitem').filter({ hasText: 'Dispute on T-2' })
  await expect(dispute).toContainText('$200.00 of $900.00 in question', { timeout: 2_000 })
  await expect(dispute).toContainText('answer by')

  // What was too much waits too: one press takes it off, and `z` brings it back.
  const over = needs.getByRole('listitem').filter({ hasText: '$10.00 more than was open' })
  await over.getByRole('button', { name: /^Done/ }).click()
  await expect(page.getByRole('status')).toContainText('Done, and off the desk.')
  await expect(over).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(page.getByRole('status')).toContainText('It is on the desk again.')
  await expect(over).toHaveCount(1)

  await page.keyboard.press('j')
  await expect(needs.getByRole('link', { name: /^(Open|Decide|Call)/ }).first()).toBeFocused()
  await dispute.getByRole('link', { name: 'Open: Dispute on T-2' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Dispute of invoice T-2')
  await expect(page.getByText('$200.00 of $900.00')).toBeVisible()

  // An hour away, and Today tells what happened meanwhile.
  await app.advance('PT1H')
  await page.goto(`${app.url}/admin`)
  await expect(page.getByRole('heading', { name: 'Since you were here' })).toBeVisible()
  await looksRight(page, [`${app.url}/admin`, `${app.url}/admin/health`, `${app.url}/admin/disputes?show=ours`])
})

test('a thank-you that is held takes other words, is called off and goes out after all', async ({ app, browser }) => {
  const business = await makeBusiness(app, 'Thanks')
  const page = await (await browser.newContext()).newPage()
  await signIn(page, app, business)
  await page.goto(`${app.url}/admin/settings`)
  await page.getByLabel('Thank-yous wait').fill('4')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').first()).toBeVisible()

  const now = await app.now()
  const { id } = await invoice(business, 'H-1', now)
  await pay(business, id, 90_000, now)
  await page.goto(`${app.url}/admin/thank-yous?show=held`)
  await page.getByRole('link', { name: 'Ada Lovelace Ltd' }).click()
  const note = page.frameLocator('iframe').getByRole('paragraph')
  await expect(note.filter({ hasText: 'well ahead of time' })).toBeVisible()
  await page.getByLabel('A line of your own').fill('The engine runs wonderfully.')
  await page.getByRole('button', { name: 'Save the line' }).click()
  await expect(note.filter({ hasText: 'The engine runs wonderfully.' })).toBeVisible()
  await page.getByLabel('Thanks for').selectOption({ label: 'Paid on time' })
  await page.getByRole('button', { name: 'Use these words' }).click()
  await expect(note.filter({ hasText: 'Thank you for paying promptly' })).toBeVisible()
  await expect(note.filter({ hasText: 'The engine runs wonderfully.' })).toBeVisible()
  const here = page.url().replace(/\?.*/, '')

  await page.keyboard.press('s')
  await page.getByLabel('Why is it not sent?').fill('We spoke')
  await page.getByRole('button', { name: 'Call it off' }).click()
  await expect(page.getByRole('status').first()).toContainText('It is not sent')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('status').first()).toContainText('It goes out after all')
  await looksRight(page, [here, `${app.url}/admin/thank-yous`])
})
