/** What is removed by itself once nobody can need it any more, in this order. Business records (invoices, money, the timeline, mails) are not. */
export const expiring = [
  'idempotentAnswers',
  'inboxBodies',
  'webhookDeliveries',
  'portalCodes',
  'portalSessions',
  'staffSessions',
  'staffVerifications',
  'portalViews',
  'importFiles',
  'uploads',
  'dryRunSteps',
  'dryRuns',
  'domainPaces',
] as const
export type Expiring = (typeof expiring)[number]

/** Days that each is kept after it was made, finished or ran out (the operator's guide repeats them, and a test compares). */
export const keptDays: Readonly<Record<Expiring, number>> = {
  // A program that asks again after a month means something new; the API promises a day.
  idempotentAnswers: 30,
  // The row stays, with its ids and outcome: a provider may repeat itself, and must still be known.
  inboxBodies: 90,
  webhookDeliveries: 30,
  portalCodes: 7,
  portalSessions: 30,
  staffSessions: 30,
  staffVerifications: 1,
  // Thirteen months: this month beside the same one a year ago.
  portalViews: 396,
  importFiles: 30,
  // Nobody ever said that it shall be imported.
  uploads: 30,
  dryRunSteps: 30,
  dryRuns: 30,
  domainPaces: 30,
}

const DAY_MS = 86_400_000

/** What is older than this instant is removed. */
export const keptSince = (what: Expiring, now: Date): Date => new Date(now.getTime() - keptDays[what] * DAY_MS)
