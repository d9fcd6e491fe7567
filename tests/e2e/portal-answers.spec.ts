import { expect, test, type Browser, type Page } from '@playwright/test'
import pg from 'pg'
import { accountWords } from '../../app/domain/portal/words/account/account-words.ts'
import { alreadyPaidWords } from '../../app/domain/portal/words/already-paid/already-paid-words.ts'
import { disputeWords } from '../../app/domain/portal/words/dispute/dispute-words.ts'
import { helpWords } from '../../app/domain/portal/words/help/help-words.ts'
import { pageWords } from '../../app/domain/portal/words/page/page-words.ts'
import { payWords } from '../../app/domain/portal/words/pay/pay-words.ts'
import { planWords } from '../../app/domain/portal/words/plan/plan-words.ts'
import { preferencesWords } from '../../app/domain/portal/words/preferences/preferences-words.ts'
import { promiseWords } from '../../app/domain/portal/words/promise/promise-words.ts'
import { wrongPersonWords } from '../../app/domain/portal/words/wrong-person/wrong-person-words.ts'
import type { Language } from '../../app/domain/words/language.ts'
import { startApp, type DemoInfo, type RunningApp } from '../support/app.ts'
import { openAuditor } from '../support/audit-page.ts'
import { atLength } from '../support/lane.ts'

let app: RunningApp
let demo: DemoInfo
test.beforeAll(async () => {
  test.setTimeout(300_000)
  app = await startApp()
  demo = await app.demo()
})
test.afterAll(() => app.stop())
// Each test is clients of its own: they share an address here, and would use up what one address may post.
test.beforeEach(async () => {
  const database = new pg.Client(await app.databaseUrl())
  await database.connect()
  await database.query('DELETE FROM rate_limit')
  await database.end()
})

async function api<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(`${demo.api.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${demo.api.key}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

const day = (offset: number) => {
  const at = new Date(Date.now() + offset * 86_400_000)
  return at.toISOString().slice(0, 10)
}

/** An invoice of $900.00 that has been due since ten days, of a client who reads `locale`; and its page. */
async function owed(locale: string, name: string, clientId?: string) {
  const number = `${name}-${locale.slice(0, 2)}`
  const email = `${number.toLowerCase()}@example.com`
  const made = await api<{ id: string; clientId: string }>('/invoices', {
    ...(clientId ? { clientId } : { client: { name: `Client of ${number}`, email, locale } }),
    ...{ number, issuedOn: day(-40), dueOn: day(-10), currency: 'USD', issue: true },
    lines: [
      { description: 'Layout', quantity: '1', unitAmount: 60_000 },
      { description: 'Photographs', quantity: '3', unitAmount: 10_000 },
    ],
  })
  const { url } = await api<{ url: string }>(`/invoices/${made.id}/portal-links`, {})
  return { ...made, url, number, email }
}

const receipt = { name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }
const locales: Record<Language, string> = { en: 'en-US', es: 'es-ES', de: 'de-DE', fr: 'fr-FR' }

/** A phone without JavaScript; `look` checks the page as it stands, in English by axe in both colour schemes. */
async function onPhone(
  browser: Browser,
  language: Language,
  work: (page: Page, look: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const auditor = await openAuditor(browser)
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await work(page, async () => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await auditor.faultsOf(page, language === 'en' ? 'everything' : 'width'), page.url()).toEqual([])
  })
  await context.close()
  await auditor.close()
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

for (const language of atLength<Language[]>(['en', 'de'], ['en', 'es', 'de', 'fr'])) {
  const locale = locales[language]
  const ways = pageWords[language].ways

  test(`${language}: promise a date, already paid, help, the right person, preferences`, async ({ browser }) => {
    await onPhone(browser, language, async (page, look) => {
      const promise = promiseWords[language]
      await page.goto((await owed(locale, 'PR')).url)
      await look()
      await page.getByRole('link', { name: ways.promise }).click()
      await look()
      await field(page, promise.day).fill(day(9))
      await field(page, promise.amount).fill('0')
      await press(page, promise.submit)
      await expect(page.getByText(promise.problems.bad_amount)).toBeVisible()
      await look()
      await field(page, promise.amount).fill('900')
      await press(page, promise.submit)
      await expect(page.getByRole('status')).toContainText('900')
      await look()

      const paid = alreadyPaidWords[language]
      await page.goto((await owed(locale, 'AP')).url)
      await page.getByRole('link', { name: ways.alreadyPaid }).click()
      await look()
      await field(page, paid.method).selectOption({ label: paid.methods.transfer })
      await field(page, paid.paidOn).fill(day(-2))
      await field(page, paid.reference).fill('REF 7')
      await field(page, paid.files).setInputFiles({ ...receipt, buffer: Buffer.from('MZ no receipt') })
      await press(page, paid.submit)
      await look()
      await field(page, paid.files).setInputFiles(receipt)
      await press(page, paid.submit)
      await expect(page.getByRole('status')).toContainText('900')
      await look()

      const help = helpWords[language]
      await page.goto((await owed(locale, 'HE')).url)
      await page.getByRole('link', { name: ways.help }).click()
      await look()
      await field(page, help.time.day).fill(day(40))
      await press(page, help.time.submit)
      await expect(page.getByRole('status')).toBeVisible()
      await look()

      const person = wrongPersonWords[language]
      await page.goto((await owed(locale, 'WP')).url)
      await page.getByRole('link', { name: ways.wrongPerson }).click()
      await press(page, person.submit)
      await expect(page.getByText(person.nothing)).toBeVisible()
      await look()
      await field(page, person.name).fill('Grace Hopper')
      await field(page, person.email).fill(`grace.${language}@example.com`)
      await press(page, person.submit)
      await expect(page.getByText(person.asked).first()).toBeVisible()
      await look()
      expect(await app.mails(`grace.${language}@example.com`)).toEqual([])

      const wishes = preferencesWords[language]
      await page.goto((await owed(locale, 'WI')).url)
      await page.getByRole('link', { name: ways.preferences }).click()
      await look()
      await field(page, wishes.payDay.label).selectOption({ label: wishes.payDay.monthEnd })
      const other = language === 'fr' ? 'de' : 'fr'
      await field(page, wishes.language.label).selectOption(other)
      await press(page, wishes.submit)
      await expect(page.getByText(preferencesWords[other].saved)).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${other}`))
      await look()
    })
  })

  test(`${language}: a part is disputed with a file, and the rest is paid`, async ({ browser }) => {
    const words = disputeWords[language]
    const { url, email } = await owed(locale, 'DI')
    await onPhone(browser, language, async (page, look) => {
      await page.goto(url)
      await page.getByRole('link', { name: ways.dispute }).click()
      await look()
      await page.getByRole('radio', { name: words.reasons.not_as_agreed }).check()
      await field(page, words.amount).fill('99999')
      await press(page, words.submit)
      await look()
      await field(page, words.amount).fill('200')
      await field(page, words.words).fill('The photographs are blurred.')
      await field(page, words.files).setInputFiles(receipt)
      await press(page, words.submit)
      await expect(page.getByRole('status')).toBeVisible()
      await look()
      await page.goto(url)
      await expect(page.getByRole('status')).toContainText('200')
      await look()
      await expect(page.getByRole('radio', { name: payWords[language].choices.undisputed })).toBeChecked()
      await press(page, payWords[language].buttons.card)
      await press(page, 'Pay')
      await expect(page.getByRole('status')).toContainText(payWords[language].back.received('x').headline, {
        timeout: 30_000,
      })
      await look()
      await page.goto(url)
      await expect(page.getByRole('region', { name: pageWords[language].amountDue })).toContainText('200')

      const [dispute] = (await api<{ data: { id: string; status: string }[] }>('/disputes?limit=1')).data
      expect(dispute?.status).toBe('open')
      await api(`/disputes/${dispute?.id}/messages`, { message: 'We look into it today.' })
      await page.getByRole('link', { name: ways.ownDispute }).click()
      await expect(page.getByText('We look into it today.')).toBeVisible()
      await look()
      await api(`/disputes/${dispute?.id}/resolve`, { outcome: 'accepted', message: 'You are right, sorry.' })
      await page.goto(url)
      await expect(page.getByRole('status')).toContainText(language === 'en' ? 'Paid' : /./)
      await look()
      await expect.poll(async () => (await app.mails(email)).length).toBeGreaterThanOrEqual(3)
    })
  })

  test(`${language}: a plan is proposed, countered, accepted, and its first part is paid`, async ({ browser }) => {
    const words = planWords[language]
    const { url, id } = await owed(locale, 'PL')
    await onPhone(browser, language, async (page, look) => {
      await page.goto(url)
      await page.getByRole('link', { name: ways.plan }).click()
      await look()
      await field(page, words.form.count).fill('40')
      await field(page, words.form.first).fill(day(5))
      await press(page, words.form.send)
      await look()
      await field(page, words.form.count).fill('4')
      await field(page, words.form.why).fill('A grant comes late.')
      await press(page, words.form.send)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title.step)
      await look()
      await press(page, words.step.send)
      await expect(page.getByRole('status')).toContainText(words.proposed.headline)
      await look()

      const plans = await api<{ data: { id: string; invoiceIds: string[] }[] }>('/plans?limit=20')
      const plan = plans.data.find(({ invoiceIds }) => invoiceIds.includes(id))
      await api(`/plans/${plan?.id}/counter`, {
        instalments: [1, 31, 61].map((offset) => ({
          dueOn: day(offset),
          amount: { amount: 30_000, currency: 'USD' },
        })),
        message: 'Three would suit us.',
      })
      await page.goto(url)
      await look()
      await page.getByRole('link', { name: pageWords[language].answerPlan }).click()
      await expect(page.getByText(words.offer.other, { exact: true })).toBeVisible()
      await press(page, words.offer.accept)
      await look()
      await field(page, words.offer.name).fill('Grace Hopper')
      await press(page, words.offer.accept)
      await expect(page.getByRole('status')).toContainText(words.active.headline)
      await look()

      await page.goto(url)
      await expect(page.getByRole('radio', { name: payWords[language].choices.instalment })).toBeChecked()
      await look()
      await press(page, payWords[language].buttons.card)
      await press(page, 'Pay')
      await expect(page.getByRole('status')).toContainText(payWords[language].back.received('x').headline, {
        timeout: 30_000,
      })
      await page.goto(`${url}/plan`)
      await expect(page.getByText(words.schedule.statuses.paid, { exact: true }).first()).toBeVisible()
      await look()
      await page.goto(`${url}/autopay`)
      await look()
    })
  })

  test(`${language}: all invoices, behind a code, and two of them paid at once`, async ({ browser }) => {
    const words = accountWords[language]
    const first = await owed(locale, 'AC')
    await owed(locale, 'AD', first.clientId)
    await onPhone(browser, language, async (page, look) => {
      await page.goto(first.url)
      await page.getByRole('link', { name: ways.account }).click()
      await look()
      await press(page, words.closed.send)
      await look()
      await field(page, words.code.label).fill('000000')
      await press(page, words.code.enter)
      await look()
      await expect.poll(async () => (await codeIn(first.email)) !== '').toBe(true)
      await field(page, words.code.label).fill(await codeIn(first.email))
      await press(page, words.code.enter)
      await expect(page.getByRole('heading', { name: words.open.title })).toBeVisible()
      await look()
      for (const box of await page.getByRole('checkbox').all()) await box.check()
      await press(page, words.open.pay)
      await expect(
        page
          .getByText('1,800')
          .or(page.getByText(/1[.\s  ]?800/))
          .first(),
      ).toBeVisible()
      await look()
      await press(page, words.pay.methods.card)
      await press(page, 'Pay')
      await expect(page.getByRole('status')).toContainText(payWords[language].back.paid('x').headline, {
        timeout: 30_000,
      })
      await page.goto(`${first.url}/account`)
      await expect(page.getByText(words.open.nothing)).toBeVisible()
      await look()
    })
  })
}

async function codeIn(email: string): Promise<string> {
  const texts = (await app.mails(email)).map(({ text }) => text)
  return texts.map((text) => /\b(\d{3})\u00a0(\d{3})\b/.exec(text)?.slice(1).join('') ?? '').find(Boolean) ?? ''
}
