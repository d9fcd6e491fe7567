import { z } from 'zod'
import { stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import { enterByChoices } from '#app/domain/dunning/enter-ladder.ts'
import { holdKinds } from '#app/domain/dunning/hold.ts'
import { invoiceLabels } from '#app/domain/invoice/invoice-label.ts'
import { invoiceStates } from '#app/domain/invoice/invoice-state.ts'
import { isQuantity, isTaxRate } from '#app/domain/invoice/totals.ts'
import { parsePercent } from '#app/domain/percent.ts'
import { NewClientSchema } from './client-schema.ts'
import { DayOutSchema, DaySchema, InstantSchema } from './day-schema.ts'
import { CurrencySchema, MinorUnitsSchema, MoneySchema } from './money-schema.ts'
import { PageQuerySchema } from './page-schema.ts'
import { lineOfText, paragraph } from './text-schema.ts'

const LINES_MAX = 500

const UnitAmountSchema = z
  .union([MinorUnitsSchema, MoneySchema], {
    error: 'must be whole minor units (12500) or { "amount": 12500, "currency": "USD" }, at most 10^15',
  })
  .transform((value) => (typeof value === 'number' ? { amount: value, currency: null } : value))
  .meta({ description: "Minor units of the invoice's currency, or money in that currency. Before tax." })

const DiscountPercentSchema = z
  .string()
  .refine(
    (text) => (parsePercent(text) ?? 10_001n) <= 10_000n,
    'must be a per cent from "0" to "100", as a decimal string',
  )
  .meta({ description: 'What is taken off, per cent, a decimal string.', examples: ['10'] })

export const NewInvoiceLineSchema = z
  .strictObject({
    description: paragraph(1000),
    quantity: z
      .string()
      .refine(isQuantity, 'must be a decimal string with at most 12 digits and 6 decimals, such as "2.5"')
      .default('1')
      .meta({ description: 'A decimal string.', examples: ['2.5'] }),
    unitAmount: UnitAmountSchema,
    discountPercent: DiscountPercentSchema.default('0'),
    taxRate: z
      .string()
      .refine(isTaxRate, 'must be a per cent from "0" to "100", as a decimal string')
      .default('0')
      .meta({ description: 'Per cent, a decimal string.', examples: ['8.875'] }),
  })
  .meta({ id: 'NewInvoiceLine' })

export const EnterBySchema = z.enum(enterByChoices).default('age').meta({
  description:
    'Where an invoice that is old already enters the ladder: at the stage its age implies, at the first follow-up, or with the next stage from now on.',
})

const PercentSchema = z
  .string()
  .refine((text) => {
    const bps = parsePercent(text)
    return bps !== null && bps >= 1n && bps <= 9_999n
  }, 'must be a per cent above "0" and below "100" with at most 2 decimals, as a decimal string')
  .meta({ description: 'Per cent, a decimal string.', examples: ['2'] })

const EarlyDiscountSchema = z
  .strictObject({
    percent: PercentSchema,
    until: DaySchema.optional().meta({ description: "The last day of payment, in the business's zone; or `days`." }),
    days: z.int().min(0).max(365).optional().meta({ description: 'Days from `issuedOn`; or `until`.' }),
  })
  .superRefine(({ until, days }, context) => {
    if ((until === undefined) === (days === undefined)) {
      context.addIssue({ code: 'custom', path: ['until'], message: 'say either until or days' })
    }
  })
  .meta({ id: 'NewEarlyDiscount' })

const invoiceFields = {
  clientId: z.uuid().optional().meta({ description: 'A client on file; either this or `client`.' }),
  client: NewClientSchema.optional().meta({
    description: 'Found by its code, else by address and name, else by name; taken in when there is none.',
  }),
  number: lineOfText(64)
    .optional()
    .meta({
      description:
        'Unique within the business. Left out: the next of its series once it is issued; a draft goes by a working number.',
      examples: ['INV-2041'],
    }),
  seriesId: z.uuid().optional().meta({ description: "The business's default series, when left out." }),
  issuedOn: DaySchema.optional().meta({ description: "Today in the business's zone, when left out." }),
  dueOn: DaySchema.optional().meta({ description: 'This or `terms`; with both, this decides.' }),
  terms: lineOfText(100)
    .optional()
    .meta({ description: 'Payment terms in words.', examples: ['Net 30', '30 days EOM', 'Due on receipt'] }),
  currency: CurrencySchema.optional().meta({ description: "The business's own, when left out." }),
  lines: z
    .array(NewInvoiceLineSchema)
    .min(1, 'must have at least one line')
    .max(LINES_MAX, `must have at most ${LINES_MAX} lines`),
  taxInclusive: z.boolean().optional().meta({ description: 'True: `unitAmount` contains tax.' }),
  discountPercent: DiscountPercentSchema.optional().meta({ description: 'Taken off every line, beside its own.' }),
  notes: paragraph(4000).nullish().meta({ description: 'Below the lines. The words of the business when left out.' }),
  purchaseOrder: lineOfText(100).optional(),
  description: paragraph(2000).optional(),
  earlyDiscount: EarlyDiscountSchema.nullish().meta({
    description: "What paying early saves. The business's own offer when left out; null: none.",
  }),
}

export const NewInvoiceSchema = z
  .strictObject({
    ...invoiceFields,
    issue: z.boolean().default(false).meta({ description: 'True: owed from now on, and followed up.' }),
    enterBy: EnterBySchema,
  })
  .superRefine(({ clientId, client, dueOn, terms }, context) => {
    if ((clientId === undefined) === (client === undefined)) {
      context.addIssue({ code: 'custom', path: ['clientId'], message: 'say either clientId or client' })
    }
    if (dueOn === undefined && terms === undefined) {
      context.addIssue({ code: 'custom', path: ['dueOn'], message: 'say either dueOn or terms' })
    }
  })
  .meta({ id: 'NewInvoice' })

export const PatchInvoiceSchema = z
  .strictObject(invoiceFields)
  .partial()
  .meta({ id: 'InvoicePatch', description: 'What is left out stays as it is.' })

export type PatchInvoiceBody = z.output<typeof PatchInvoiceSchema>

export type NewInvoiceBody = z.output<typeof NewInvoiceSchema>

export const HoldOutSchema = z
  .strictObject({
    kind: z.enum(holdKinds),
    until: DayOutSchema.nullable().meta({ description: 'Last day of rest; null: until someone lifts it.' }),
    reason: z.string(),
  })
  .meta({ id: 'Hold', description: 'While it is active nothing is sent.' })

export const NextStepSchema = z
  .strictObject({
    stage: z.enum(stageKeys),
    on: DayOutSchema,
    channel: z.enum(['email', 'phone', 'letter', 'sms', 'owner']),
    needsApproval: z.boolean(),
  })
  .meta({ id: 'NextStep', description: 'What follow-up does next.' })

export const InvoiceSchema = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    clientId: z.uuid(),
    status: z.enum(invoiceStates),
    labels: z.array(z.enum(invoiceLabels)).meta({ description: "What it is called today, in the business's zone." }),
    issuedOn: DayOutSchema,
    dueOn: DayOutSchema,
    total: MoneySchema,
    settled: MoneySchema.meta({ description: 'What payments have brought.' }),
    processing: MoneySchema.meta({ description: 'On its way, not settled yet.' }),
    balance: MoneySchema.meta({ description: 'Still owed, late fees and interest included.' }),
    earlyDiscount: z
      .strictObject({ percent: z.string(), until: DayOutSchema })
      .nullable()
      .meta({ description: 'What paying early saves, as agreed; whether it is still offered, the portal says.' }),
    stage: z.enum(stageKeys).nullable().meta({ description: 'The last stage that was said; null before the first.' }),
    nextStep: NextStepSchema.nullable(),
    holds: z.array(HoldOutSchema),
  })
  .meta({ id: 'Invoice' })

export type InvoiceOut = z.output<typeof InvoiceSchema>

export const InvoiceQuerySchema = PageQuerySchema.extend({
  state: z.enum(invoiceStates).optional().meta({ description: 'Only invoices with this status.' }),
  label: z.enum(invoiceLabels).optional().meta({ description: 'Only invoices that bear this label today.' }),
  clientId: z.uuid().optional(),
  number: lineOfText(64).optional().meta({ description: 'Exactly this number.' }),
  issuedFrom: DaySchema.optional(),
  issuedTo: DaySchema.optional(),
  dueFrom: DaySchema.optional(),
  dueTo: DaySchema.optional(),
  updatedSince: InstantSchema.optional().meta({
    description: 'Only invoices whose timeline has an entry at or after it.',
  }),
})
