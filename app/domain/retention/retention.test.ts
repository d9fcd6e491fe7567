import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { expiring, keptDays, keptSince, type Expiring } from './retention.ts'

test('kept for so many days to the millisecond', () => {
  expect(keptSince('idempotentAnswers', new Date('2026-12-31T09:00:00.001Z'))).toEqual(
    new Date('2026-12-01T09:00:00.001Z'),
  )
})

const words: Record<Expiring, string> = {
  idempotentAnswers: 'answers to API calls with an `Idempotency-Key`',
  inboxBodies: 'bodies of handled provider reports',
  webhookDeliveries: 'deliveries of webhooks',
  portalCodes: 'codes of the portal',
  portalSessions: 'sessions of the portal',
  staffSessions: 'sessions of staff',
  staffVerifications: 'verifications of staff',
  portalViews: 'views of portal links',
  importFiles: 'files of imports',
  uploads: 'uploads that nobody confirmed',
  dryRunSteps: 'steps of dry runs',
  dryRuns: 'dry runs',
  domainPaces: 'the pace of mails to a domain',
}
const rowsOfTable = readFileSync('docs/operate.md', 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))

test.each(expiring)('the operator’s guide says how long %s stay', (what) => {
  const row = rowsOfTable.find(([, first]) => first === words[what])
  expect(row?.[2]).toBe(`${keptDays[what]} days`)
})
