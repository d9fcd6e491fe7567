import type { Page } from '@playwright/test'
import { pageFaults } from '#tests/support/audit-page.ts'
import { expect, makeBusiness, signIn, test } from '#tests/support/desk.ts'
import { codeOf } from '#tests/support/second-factor.ts'

/** Sets it up where somebody without one is led, and stays at the codes it ends with. */
async function setUpSecondFactor(page: Page, password: string) {
  const panel = page.locator('section', { has: page.getByRole('heading', { name: 'Second factor' }) })
  await panel.getByLabel('Password').fill(password)
  await panel.getByRole('button', { name: 'Set up' }).click()
  const secret = (await panel.getByText(/^(?:[A-Z2-7]{1,4} ?){4,}$/).textContent()) ?? ''
  expect(await pageFaults(page)).toEqual([])
  await panel.getByLabel('Code').fill(codeOf(secret))
  await panel.getByRole('button', { name: 'Turn on' }).click()
  const codes = panel.getByRole('list', { name: 'Backup codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const backupCode = (await codes.first().textContent()) ?? ''
  expect(await pageFaults(page)).toEqual([])
  return { secret, backupCode }
}

test('a collector is invited, comes in by the link and sees no settings', async ({ page, browser, app }) => {
  const business = await makeBusiness(app, 'Team Invites')
  await signIn(page, app, business)
  await page.goto(`${app.url}/admin/settings/team`)
  await page.getByLabel('E-mail').fill('ada@team-invites.example')
  await page
    .getByRole('group', { name: 'Role' })
    .getByRole('radio', { name: /^Collector/ })
    .check()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByLabel('Link', { exact: true }).inputValue()
  await expect(page.getByText('Dunwell does not mail it')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])

  const theirs = await browser.newContext()
  const ada = await theirs.newPage()
  await ada.goto(link)
  await expect(ada.getByRole('heading', { level: 1 })).toHaveText('Join Team Invites')
  expect(await pageFaults(ada)).toEqual([])
  await ada.getByLabel('Your name').fill('Ada Lovelace')
  await ada.getByLabel('Password').fill('analytical engine')
  await ada.getByRole('button', { name: 'Join' }).click()
  await expect(ada.getByRole('heading', { level: 1 })).toContainText('Today')
  await expect(ada.getByRole('link', { name: 'Invoices', exact: true })).toBeVisible()
  await expect(ada.getByRole('link', { name: 'Settings' })).toHaveCount(0)
  expect((await ada.goto(`${app.url}/admin/settings/team`))?.status()).toBe(403)
  expect((await ada.goto(link))?.status()).toBe(404)
  await theirs.close()

  await page.goto(`${app.url}/admin/settings/team`)
  await page.getByRole('link', { name: 'Ada Lovelace' }).click()
  await page.getByText('Remove', { exact: true }).click()
  await page.getByRole('button', { name: 'Remove Ada Lovelace' }).click()
  // Who belongs here is decided by somebody who has confirmed who they are.
  await setUpSecondFactor(page, business.password)
  await page.getByRole('link', { name: 'I keep them, go on' }).click()
  await page.getByRole('link', { name: 'Ada Lovelace' }).click()
  await page.getByText('Remove', { exact: true }).click()
  await page.getByRole('button', { name: 'Remove Ada Lovelace' }).click()
  await expect(page.getByRole('status')).toContainText('Removed, and signed out everywhere')
  await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toHaveCount(0)
})

test('a second factor is set up, signs in, and confirms', async ({ page, app }) => {
  const business = await makeBusiness(app, 'Second Factor')
  await signIn(page, app, business)
  // Whoever is asked to confirm without one is led to set it up first.
  await page.goto(`${app.url}/admin/confirm?next=/admin/plans`)
  await expect(page.getByText('It needs a second factor')).toBeVisible()
  const { secret, backupCode } = await setUpSecondFactor(page, business.password)
  await page.getByRole('link', { name: 'I keep them, go on' }).click()
  await expect(page).toHaveURL(`${app.url}/admin/plans`)

  await page.goto(`${app.url}/admin/account`)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByLabel('Email').fill(business.email)
  await page.getByLabel('Password').fill(business.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter the code')
  expect(await pageFaults(page)).toEqual([])
  // The code of now was used to set it up; an app shows the next one half a minute later, and it is taken early.
  await page.getByLabel('Code').fill(codeOf(secret, 1))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Today')

  await page.goto(`${app.url}/admin/confirm?next=/admin/disputes`)
  expect(await pageFaults(page)).toEqual([])
  await page.getByLabel('Password').fill(business.password)
  await page.getByLabel('Code').fill('000 000')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('status')).toContainText('do not fit')
  await page.getByLabel('Password').fill(business.password)
  await page.getByLabel('Code').fill(backupCode)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page).toHaveURL(`${app.url}/admin/disputes`)
})

test('an API key is made, used and revoked; the looks are seen before they are saved', async ({ page, app }) => {
  const business = await makeBusiness(app, 'Api Keys')
  await signIn(page, app, business)
  await page.goto(`${app.url}/admin/settings/api-keys`)
  await page.getByLabel('Name').fill('Web shop')
  await page.getByRole('button', { name: 'Make the key' }).click()
  const key = await page.getByLabel('Key', { exact: true }).inputValue()
  const status = async () =>
    (await fetch(`${app.url}/api/v1/clients`, { headers: { Authorization: `Bearer ${key}` } })).status
  expect(await status()).toBe(200)
  expect(await pageFaults(page)).toEqual([])
  await page.getByText('Revoke Web shop').click()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Web shop' })
    .getByRole('button', { name: 'Revoke it now' })
    .click()
  await expect(page.getByRole('status')).toContainText('The key is revoked')
  expect(await status()).toBe(401)

  await page.goto(`${app.url}/admin/settings/providers`)
  await expect(page.getByRole('heading', { name: 'Stripe' })).toBeVisible()
  await expect(page.getByText(`${app.url}/webhooks/stripe`)).toBeVisible()
  expect(await pageFaults(page)).toEqual([])

  await page.goto(`${app.url}/admin/settings`)
  await page.getByLabel('Name', { exact: true }).fill('Northwind & Sons')
  await expect(page.getByRole('figure').filter({ hasText: 'Your clients’ page, dark' })).toContainText(
    'Northwind & Sons',
  )
  await page.getByRole('button', { name: 'Show how it would look' }).click()
  await expect(page.getByRole('status')).toContainText('nothing is saved yet')
  expect(await pageFaults(page)).toEqual([])
})
