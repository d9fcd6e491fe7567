import type { Prisma } from '../generated/client.ts'

/** A table of the archive that another installation takes in. */
export interface RestoredTable {
  /** As the archive calls it. */
  readonly name: string
  readonly model: Prisma.ModelName
  /** Columns that take another value here: an SQL expression over the row `r`, from this list, never from outside. */
  readonly instead?: Readonly<Record<string, string>>
  /** Rows that are left behind: an SQL condition on the row `r`. */
  readonly unless?: string
}

const nothing = (...columns: string[]) => Object.fromEntries(columns.map((column) => [column, 'NULL']))

/**
 * What an archive brings along, each after what it refers to. Money, papers and the standing of follow-up come over; what would act
 * by itself in two places, or let anybody in, does not.
 */
export const restoredTables: readonly RestoredTable[] = [
  { name: 'policies', model: 'DunningPolicy' },
  { name: 'number_series', model: 'NumberSeries' },
  { name: 'interest_rates', model: 'InterestRate' },
  { name: 'templates', model: 'MessageTemplate' },
  { name: 'plan_rules', model: 'PlanRules' },
  { name: 'clients', model: 'Client', instead: nothing('caseOwnerId', 'stripeCustomer', 'nextCheckAt') },
  { name: 'contacts', model: 'Contact' },
  // An invoice that makes itself would make itself twice: a person sets it going.
  {
    name: 'recurring_invoices',
    model: 'RecurringInvoice',
    instead: { ...nothing('nextRunAt'), state: `CASE WHEN r."state" = 'active' THEN 'paused' ELSE r."state" END` },
  },
  { name: 'recurring_prices', model: 'RecurringVersion' },
  // Sums and steps are reckoned anew from the rows they follow from.
  {
    name: 'invoices',
    model: 'Invoice',
    instead: { ...nothing('importRunId', 'touchedOn'), balanceMinor: '0', processingMinor: '0', stage: '0' },
  },
  { name: 'invoice_lines', model: 'InvoiceLine' },
  { name: 'invoice_files', model: 'InvoiceFile' },
  {
    name: 'payments',
    model: 'Payment',
    instead: {
      ...nothing('portalLinkId', 'planId', 'planPosition', 'savedMethodId'),
      reconcileTries: '0',
      state: `CASE WHEN r."state" IN ('started', 'open', 'verifying', 'processing') THEN 'cancelled' ELSE r."state" END`,
    },
  },
  { name: 'payment_invoices', model: 'PaymentTarget', instead: { live: 'false' } },
  { name: 'refunds', model: 'Refund', instead: { tries: '0' }, unless: `r."state" NOT IN ('settled', 'failed')` },
  { name: 'credit_notes', model: 'CreditNote', instead: nothing('disputeId') },
  { name: 'charges', model: 'Charge', instead: nothing('messageId') },
  { name: 'holds', model: 'Hold' },
  {
    name: 'reminders',
    model: 'Reminder',
    instead: nothing('messageId', 'letterId'),
    unless: `r."outcome" = 'pending'`,
  },
  { name: 'statements', model: 'StatementSent', instead: nothing('messageId') },
  { name: 'ledger', model: 'LedgerEntry' },
  { name: 'timeline', model: 'TimelineEvent' },
]

/** Settings of the business that stay as they are where the archive goes. */
export const ownSettings: ReadonlySet<string> = new Set([
  ...['id', 'slug', 'createdAt', 'logo', 'logoType', 'statementCursor', 'nextStatementAt', 'statementDay'],
])
