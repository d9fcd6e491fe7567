import type { Prisma } from '../generated/client.ts'

/** What an export of everything calls one table, and how it is read. */
export interface ExportTable {
  /** Of its two files, `data/<name>.csv` and `data/<name>.jsonl`. */
  readonly name: string
  readonly model: Prisma.ModelName
  /** Columns it is put in order by; an index has them after `businessId`. */
  readonly order: readonly string[]
  /** Columns that stay here: secrets, addresses that let whoever has them in, and the machinery of sending. */
  readonly without?: readonly string[]
  /** The only columns that go along, where others belong to more than this business. */
  readonly only?: readonly string[]
  /** Rows held at a time, where a row is long. */
  readonly rows?: number
  readonly about: string
}

const table = (
  name: string,
  model: Prisma.ModelName,
  about: string,
  how: Partial<Pick<ExportTable, 'order' | 'without' | 'only' | 'rows'>> = {},
): ExportTable => ({ name, model, about, order: ['id'], ...how })

/** Everything a business takes along, in the order of the archive. */
export const exportTables: readonly ExportTable[] = [
  table('business', 'Business', 'who you are, and the settings', { without: ['logo'] }),
  table('people', 'User', 'names of colleagues, also of those who left but stand on record', {
    only: ['id', 'name', 'email', 'createdAt'],
  }),
  table('team', 'Membership', 'who belongs to the business, in which role', { order: ['userId'] }),
  table('clients', 'Client', 'who owes'),
  table('contacts', 'Contact', 'whom a client’s mail goes to'),
  table('contact_proposals', 'ContactProposal', 'people that clients named on the portal'),
  table('number_series', 'NumberSeries', 'where invoice numbers come from'),
  table('invoices', 'Invoice', 'invoices and drafts'),
  table('invoice_lines', 'InvoiceLine', 'their lines', { order: ['invoiceId', 'position'] }),
  table('invoice_files', 'InvoiceFile', 'files that go with an invoice'),
  table('recurring_invoices', 'RecurringInvoice', 'invoices that make themselves'),
  table('recurring_prices', 'RecurringVersion', 'what they ask for, from a day on', {
    order: ['recurringId', 'fromOn'],
  }),
  table('statements', 'StatementSent', 'statements of account'),
  table('ledger', 'LedgerEntry', 'every movement of money; the rows of one posting sum to zero', {
    order: ['postingKey', 'line'],
  }),
  table('payments', 'Payment', 'attempts to pay, and what became of them', {
    without: ['checkoutUrl', 'verifyUrl', 'nextReconcileAt', 'reconcileTries', 'unansweredAt', 'comparedAt'],
  }),
  table('payment_invoices', 'PaymentTarget', 'which invoices a payment is for', { order: ['paymentId', 'invoiceId'] }),
  table('differences', 'Difference', 'where a provider’s books and yours disagreed, and what became of it'),
  table('bank_statements', 'BankStatement', 'statements of your own accounts'),
  table('bank_lines', 'BankLine', 'their movements, and what became of them'),
  table('payer_accounts', 'PayerAccount', 'accounts that clients are known to pay from', {
    order: ['account', 'clientId'],
  }),
  table('refunds', 'Refund', 'money given back', { without: ['nextTryAt', 'tries'] }),
  table('credit_notes', 'CreditNote', 'credit notes'),
  table('charges', 'Charge', 'late fees and interest'),
  table('interest_rates', 'InterestRate', 'rates of late interest', { order: ['fromDay'] }),
  table('saved_methods', 'SavedMethod', 'ways to pay that clients agreed to keep', {
    without: ['customerRef', 'methodRef', 'mandateRef'],
  }),
  table('policies', 'DunningPolicy', 'the steps of follow-up'),
  table('reminders', 'Reminder', 'the steps that were taken'),
  table('holds', 'Hold', 'what rests follow-up'),
  table('promises', 'PromiseToPay', 'days by which clients said they would pay'),
  table('already_paid', 'AlreadyPaidNotice', 'clients who said that they have paid'),
  table('calls', 'CallRecord', 'calls and what came of them'),
  table('letters', 'Letter', 'letters on paper'),
  table('escalations', 'Escalation', 'the ways out of follow-up'),
  table('templates', 'MessageTemplate', 'words of mails and letters that you edited'),
  table('plan_rules', 'PlanRules', 'how far plans go by themselves', { order: ['businessId'] }),
  table('plans', 'InstalmentPlan', 'plans'),
  table('plan_invoices', 'PlanInvoice', 'which invoices a plan covers', { order: ['planId', 'invoiceId'] }),
  table('plan_offers', 'PlanOffer', 'what was offered, round by round', { order: ['planId', 'round'] }),
  table('plan_instalments', 'PlanInstalment', 'the parts of a plan', { order: ['planId', 'position'] }),
  table('plan_notices', 'InstalmentNotice', 'what was said about a part', { order: ['planId', 'position', 'step'] }),
  table('disputes', 'Dispute', 'what clients contest'),
  table('dispute_messages', 'DisputeMessage', 'what was said about it'),
  table('case_files', 'CaseFile', 'files of disputes and notices'),
  table('help_requests', 'HelpRequest', 'requests for more time or a call'),
  table('tasks', 'Task', 'what needed a person'),
  table('messages', 'OutboxMessage', 'mails as they were written, with what became of them', {
    without: ['basis', 'claimedBy', 'leaseUntil', 'tries', 'lastError'],
    rows: 50,
  }),
  table('message_attachments', 'MessageAttachment', 'what was attached', { order: ['messageId', 'position'] }),
  table('replies', 'InboundMail', 'mails that came in, as text'),
  table('reply_files', 'InboundFile', 'files that came with them', { order: ['inboundId', 'position'] }),
  table('portal_links', 'PortalLink', 'whom a link was mailed to, and what it shows', { without: ['tokenHash'] }),
  table('portal_views', 'PortalView', 'who opened a link, by day', { order: ['linkId', 'onDay', 'reader'] }),
  table('imports', 'ImportRun', 'files that were imported', { without: ['claimedBy'] }),
  table('import_mappings', 'ImportMapping', 'how files with certain headers are read'),
  table('saved_views', 'SavedView', 'lists with their filters, under a name'),
  table('webhook_endpoints', 'WebhookEndpoint', 'programs that are told what happens', {
    without: ['url', 'secret', 'previousSecret', 'previousSecretEndsAt', 'tellAt'],
  }),
  table('timeline', 'TimelineEvent', 'everything that happened, who did it, before and after'),
  table('timeline_seals', 'TimelineSeal', 'the chain that shows that nothing of it was changed', {
    order: ['position'],
  }),
]

/** What an export leaves out, and why. */
export const leftOut = {
  ApiKey: 'keys let programs in',
  StaffLink: 'links let people in',
  PortalCode: 'codes let clients in',
  PortalSession: 'sessions let clients in',
  MethodSetup: 'visits to a provider’s page, long over',
  StoredFile: 'lies in files/, one file each',
  ImportChunk: 'pieces of uploaded files',
  ImportReject: 'rows of files that were handed back',
  IdempotentAnswer: 'answers to programs, kept in case they ask again',
  DryRun: 'reckoned anew whenever it is asked for',
  DryRunStep: 'reckoned anew whenever it is asked for',
  BulkRun: 'machinery; what it did stands on the timeline',
  BulkItem: 'machinery; what it did stands on the timeline',
  WebhookDelivery: 'machinery; the events stand on the timeline',
  FoundMail: 'machinery of a restore; the mails themselves are in messages',
  TimelineUnsealed: 'machinery',
} as const satisfies Partial<Record<Prisma.ModelName, string>>
