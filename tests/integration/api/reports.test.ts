import { expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

await freshDatabase()
const { call } = await businessWithKey('Report Works')
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function invoice(number: string, dueIn: number, amount: number, currency = 'USD') {
  const lines = [{ description: 'Work', unitAmount: amount }]
  const days = { issuedOn: dayFromNow(dueIn - 30), dueOn: dayFromNow(dueIn) }
  return call('POST', '/invoices', { body: { client: { name: 'A' }, number, lines, currency, issue: true, ...days } })
}

test('aging counts what is open, by how late it is, as of any day', async () => {
  const late = await invoice('R-1', -10, 40_000)
  await invoice('R-2', -45, 7_000)
  await invoice('R-3', 5, 1_000)
  await invoice('R-4', -10, 999, 'EUR')
  const part = {
    invoiceId: late.body.id,
    amount: { amount: 10_000, currency: 'USD' },
    method: 'cash',
    receivedOn: dayFromNow(0),
  }
  await call('POST', '/payments', { body: part })

  const { body } = await call('GET', '/reports/aging')
  expect(body).toEqual({
    asOf: dayFromNow(0),
    currency: 'USD',
    buckets: [
      { bucket: 'current', count: 1, amount: 1_000 },
      { bucket: '1-30', count: 1, amount: 30_000 },
      { bucket: '31-60', count: 1, amount: 7_000 },
      { bucket: '61-90', count: 0, amount: 0 },
      { bucket: '90+', count: 0, amount: 0 },
    ],
  })
  const before = await call('GET', `/reports/aging?asOf=${dayFromNow(-11)}`)
  expect(before.body).toMatchObject({
    buckets: [
      { bucket: 'current', count: 2, amount: 41_000 },
      { bucket: '1-30', count: 0 },
      { bucket: '31-60', count: 1, amount: 7_000 },
      {},
      {},
    ],
  })
  expect((await call('GET', '/reports/aging?currency=EUR')).body).toMatchObject({
    buckets: [{}, { amount: 999 }, {}, {}, {}],
  })
  for (const query of ['asOf=yesterday', 'asOf=2026-02-30', 'currency=XXX', 'bucket=1']) {
    expect((await call('GET', `/reports/aging?${query}`)).status).toBe(400)
  }
})

test('days sales outstanding and the forecast agree with what is open', async () => {
  const { body: dso } = await call('GET', '/reports/dso')
  expect(dso).toMatchObject({ asOf: dayFromNow(0), currency: 'USD' })
  const { months } = dso as unknown as { months: { owed: number; billed: number }[] }
  expect(months).toHaveLength(12)
  expect(months.at(-1)?.owed).toBe(38_000)
  expect(months.reduce((sum, { billed }) => sum + billed, 0)).toBe(48_000)

  const { body: forecast } = await call('GET', '/reports/forecast')
  const { weeks, asOf: _, currency: __, ...apart } = forecast as unknown as Forecast
  expect(weeks).toHaveLength(12)
  const all = [...weeks.map(({ total }) => total), ...Object.values(apart)].reduce((sum, minor) => sum + minor, 0)
  expect(all).toBe(38_000)
  // Nobody has paid anything whole yet, so the invoice that is not due is expected on its day.
  expect(weeks[0]?.invoices).toBe(1_000)
  for (const path of ['dso?asOf=never', 'forecast?asOf=2026-01-01', 'forecast?currency=XXX']) {
    expect((await call('GET', `/reports/${path}`)).status).toBe(400)
  }
})

type Forecast = { weeks: { total: number; invoices: number }[]; asOf: string; currency: string } & {
  [apart in 'later' | 'pastUsualDay' | 'disputed' | 'doubted' | 'besidePlans']: number
}
