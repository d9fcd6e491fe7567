import type { Page } from '@playwright/test'
import { overflow, pageFaults } from '../support/audit-page.ts'
import { expect, makeBusiness, signIn, test, untilAwake } from '../support/desk.ts'
import type { DeskBusiness } from '../support/desk.ts'
import type { RunningApp } from '../support/app.ts'

const dayIn = async (app: RunningApp, days: number) =>
  new Date((await app.now()).getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** Issued invoices of six clients, none of which is due for a week: nothing is written to anyone meanwhile. */
async function makeInvoices({ api }: DeskBusiness, app: RunningApp, count: number) {
  const [issuedOn, dueOn] = [await dayIn(app, -3), await dayIn(app, 20)]
  for (let n = 1; n <= count; n += 1) {
    await api('POST', 'invoices', {
      client: { name: `Client ${n % 6}`, email: `client-${n % 6}@example.com` },
      ...{ number: `F-${100 + n}`, issuedOn, dueOn, currency: 'USD', issue: true },
      lines: [{ description: 'Design work', quantity: '1', unitAmount: n * 10_000, taxRate: '0' }],
    })
  }
}

const rows = (page: Page) => page.getByRole('table', { name: 'Invoices' }).getByRole('row')
const column = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) })

test('board to list, a view saved, twenty held at once and let go again', async ({ page, app }) => {
  const business = await makeBusiness(app, 'Follow-ups')
  await makeInvoices(business, app, 22)
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, app, business)
  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Follow-ups' }).click()
  await expect(page.getByRole('heading', { name: /^Nothing yet/ })).toContainText('22')
  await expect(column(page, 'Nothing yet').getByRole('listitem')).toHaveCount(6)
  expect(await pageFaults(page)).toEqual([])

  await column(page, 'Nothing yet').getByRole('link', { name: 'Show all 22' }).click()
  await expect(rows(page)).toHaveCount(23)
  await page.getByLabel('Open, at least').fill('300')
  await page.getByRole('button', { name: 'Apply filters' }).click()
  await expect(rows(page)).toHaveCount(21)
  expect(await pageFaults(page)).toEqual([])

  await page.getByText('Save this view').click()
  await page.getByLabel('Name of the view').fill('Large ones')
  await page.getByRole('button', { name: 'Save view' }).click()
  await expect(page.getByText('Saved: the view stands beside the other tabs.')).toBeVisible()
  await page.getByRole('link', { name: 'Board' }).click()
  await page.getByRole('link', { name: 'Large ones' }).click()
  await expect(rows(page)).toHaveCount(21)

  // Beside the list: what is owed, why nothing is sent yet, what happened last.
  await page.getByRole('link', { name: 'F-103', exact: true }).click()
  const pane = page.getByRole('complementary', { name: 'Invoice beside the list' })
  await expect(pane.getByRole('heading', { name: 'Invoice F-103' })).toBeVisible()
  await expect(pane).toContainText('Client 3')
  await page.keyboard.press('Escape')
  await expect(pane).toBeHidden()

  await page.getByLabel('Select F-103').check()
  await page.getByLabel('Select F-122').click({ modifiers: ['Shift'] })
  await expect(page.getByText('20 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Hold', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hold 20 invoices')
  await expect(page.getByText('20 invoices will rest')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  await page.getByLabel('Why?').fill('The portal moves house')
  await page.getByRole('button', { name: 'Hold 20 invoices' }).click()
  await expect(page.getByText('20 invoices rest from now on.')).toBeVisible()
  const decision = page.url()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await page.getByRole('link', { name: 'Board' }).click()
  await expect(page.getByRole('heading', { name: /^Held/ })).toContainText('20')

  await page.goto(decision)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Follow-up of 20 invoices goes on as before.')).toBeVisible()
  await page.goto(`${app.url}/admin/follow-ups`)
  await expect(page.getByRole('heading', { name: /^Nothing yet/ })).toContainText('22')
})

test('with the keyboard alone: rows are walked, marked and decided about', async ({ page, app }) => {
  const business = await makeBusiness(app, 'Keys')
  await makeInvoices(business, app, 3)
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, app, business)
  await untilAwake(page, () => page.goto(`${app.url}/admin/follow-ups?as=list`))
  await expect(rows(page)).toHaveCount(4)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByText('2 selected')).toBeVisible()
  await page.keyboard.press('h')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hold 2 invoices')
  await page.getByLabel('Why?').focus()
  await page.keyboard.type('Holiday')
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 invoices rest from now on.')).toBeVisible()
  await page.keyboard.press('z')
  await expect(page.getByText('Follow-up of 2 invoices goes on as before.')).toBeVisible()

  // One row beside the list, moved through with j.
  await untilAwake(page, () => page.goto(`${app.url}/admin/follow-ups?as=list`))
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const pane = page.getByRole('complementary', { name: 'Invoice beside the list' })
  await expect(pane.getByRole('heading', { name: 'Invoice F-101' })).toBeVisible()
  await page.keyboard.press('j')
  await expect(pane.getByRole('heading', { name: 'Invoice F-102' })).toBeVisible()
  await page.keyboard.press('o')
  await expect(page).toHaveURL(/\/admin\/invoices\/[0-9a-f-]{36}$/)
})

test('on a phone: one stage at a time, a client is written down, and the colleague who looks after them', async ({
  page,
  app,
}) => {
  const business = await makeBusiness(app, 'Phone')
  await makeInvoices(business, app, 2)
  await page.setViewportSize({ width: 320, height: 700 })
  await signIn(page, app, business)
  for (const path of ['follow-ups', 'follow-ups?as=list', 'invoices', 'clients', 'clients/new']) {
    await page.goto(`${app.url}/admin/${path}`)
    expect(await pageFaults(page), path).toEqual([])
  }
  await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace Ltd')
  await page.getByLabel('E-mail').fill('ada@example.com')
  await page.getByLabel('Days until due').fill('14')
  await page.getByRole('button', { name: 'Save client' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ada Lovelace Ltd')
  await expect(page.getByText('14 days after their date')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  await page.getByText('Give to a colleague').click()
  await page.getByLabel('Colleague').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved. Replies to mails go there from now on.')).toBeVisible()
  for (const tab of ['Payments', 'Plans, disputes, promises', 'Mails', 'Calls and letters']) {
    await page.getByRole('navigation', { name: 'What of this client' }).getByRole('link', { name: tab }).click()
    await expect(page.getByRole('link', { name: tab })).toHaveAttribute('aria-current', 'page')
    expect(await overflow(page), tab).toBe(0)
  }
  await page.goto(`${app.url}/admin/follow-ups`)
  await page.getByRole('navigation', { name: 'Stages' }).getByRole('link', { name: 'Disputed 0' }).click()
  await expect(column(page, 'Disputed')).toBeVisible()
  await expect(column(page, 'Nothing yet')).toBeHidden()
})
