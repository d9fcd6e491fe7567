import { z } from 'zod'
import { invoiceTotals } from '#app/domain/invoice/totals.ts'
import { toPercentString } from '#app/domain/percent.ts'
import { rhythmUnits } from '#app/domain/recurring/periods.ts'
import { recurringStates } from '#app/domain/recurring/recurring-state.ts'
import type { Recurring } from '#app/db/read/recurring.server.ts'
import { DayOutSchema, DaySchema } from './day-schema.ts'
import { NewInvoiceLineSchema } from './invoice-schema.ts'
import { CurrencySchema, moneyOut, MoneySchema } from './money-schema.ts'
import { lineOfText, paragraph } from './text-schema.ts'

const PercentOutSchema = z.string().meta({ description: 'Per cent, a decimal string.' })

const VersionSchema = z
  .strictObject({
    fromOn: DayOutSchema.meta({ description: 'The first period it counts for.' }),
    total: MoneySchema,
    taxInclusive: z.boolean(),
    discountPercent: PercentOutSchema,
    lines: z.array(
      z.strictObject({
        description: z.string(),
        quantity: z.string(),
        unitAmount: MoneySchema,
        discountPercent: PercentOutSchema,
        taxRate: z.string(),
      }),
    ),
  })
  .meta({ id: 'RecurringVersion' })

export const RecurringSchema = z
  .strictObject({
    id: z.uuid(),
    clientId: z.uuid(),
    name: z.string(),
    status: z.enum(recurringStates),
    every: z.int(),
    unit: z.enum(rhythmUnits),
    startOn: DayOutSchema,
    monthEnd: z.boolean(),
    endOn: DayOutSchema.nullable(),
    countMax: z.int().nullable(),
    made: z.int().meta({ description: 'Periods that have passed, those left out while it was paused not counted.' }),
    nextOn: DayOutSchema.nullable(),
    currency: z.string(),
    termsDays: z.int(),
    purchaseOrder: z.string().nullable(),
    notes: z.string().nullable(),
    seriesId: z.uuid().nullable(),
    issues: z.boolean(),
    sends: z.boolean(),
    versions: z.array(VersionSchema).meta({ description: 'Its lines, by the first day they count from.' }),
  })
  .meta({ id: 'Recurring', description: 'An invoice that is made again and again, one for each period.' })

const settingFields = {
  name: lineOfText(200).meta({ description: 'What it is for.' }),
  endOn: DaySchema.nullish().meta({ description: 'The last day on which a period may begin.' }),
  countMax: z.int().min(1).max(9_999).nullish().meta({ description: 'How many periods there are at most.' }),
  termsDays: z.int().min(0).max(366),
  purchaseOrder: lineOfText(100).nullish(),
  notes: paragraph(4000).nullish().meta({ description: 'Below the lines; null: the words of the business.' }),
  seriesId: z.uuid().nullish().meta({ description: "Null: the business's default series." }),
  issues: z.boolean().default(true).meta({ description: 'False: each is left a draft.' }),
  sends: z.boolean().default(false).meta({ description: 'True: each is mailed as well.' }),
}

const contentFields = {
  lines: z.array(NewInvoiceLineSchema).min(1, 'must have at least one line').max(500, 'must have at most 500 lines'),
  taxInclusive: z.boolean().default(false).meta({ description: 'True: `unitAmount` contains tax.' }),
  discountPercent: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/, 'must be a per cent, as a decimal string')
    .refine((text) => Number(text) <= 100, 'must be at most "100"')
    .default('0')
    .meta({ description: 'Taken off every line, beside its own.' }),
}

export const NewRecurringSchema = z
  .strictObject({
    clientId: z.uuid(),
    every: z.int().min(1).max(999).default(1),
    unit: z.enum(rhythmUnits),
    startOn: DaySchema,
    monthEnd: z.boolean().default(false).meta({ description: 'True: on the last day of each month.' }),
    currency: CurrencySchema.optional().meta({ description: "The business's own, when left out." }),
    ...settingFields,
    ...contentFields,
  })
  .meta({ id: 'NewRecurring' })

/** All of them at once: what is left out takes its default. */
export const RecurringSettingsSchema = z.strictObject(settingFields).meta({ id: 'RecurringSettings' })

export const NewPriceSchema = z
  .strictObject({ fromOn: DaySchema, ...contentFields })
  .meta({ id: 'NewRecurringPrice', description: 'Other lines from a day on.' })

export const settingsIn = ({ endOn, countMax, purchaseOrder, notes, seriesId, ...rest }: Settings) => ({
  ...{ name: rest.name, termsDays: rest.termsDays, issues: rest.issues, sends: rest.sends },
  end: { endOn: endOn ?? null, countMax: countMax ?? null },
  ...{ purchaseOrder: purchaseOrder ?? null, notes: notes ?? null, seriesId: seriesId ?? null },
})
type Settings = z.output<typeof RecurringSettingsSchema>

export function recurringOut(recurring: Recurring): z.output<typeof RecurringSchema> {
  const { currency, rhythm, end, versions } = recurring
  return {
    ...{ id: recurring.id, clientId: recurring.clientId, name: recurring.name, status: recurring.state },
    ...{ every: rhythm.every, unit: rhythm.unit, startOn: rhythm.startOn.toString(), monthEnd: rhythm.monthEnd },
    ...{ endOn: end.endOn && end.endOn.toString(), countMax: end.countMax, made: recurring.made },
    nextOn: recurring.state === 'active' && recurring.nextOn ? recurring.nextOn.toString() : null,
    ...{ currency, termsDays: recurring.termsDays, purchaseOrder: recurring.purchaseOrder, notes: recurring.notes },
    ...{ seriesId: recurring.seriesId, issues: recurring.issues, sends: recurring.sends },
    versions: versions.map((version) => ({
      ...{ fromOn: version.fromOn.toString(), taxInclusive: version.taxInclusive },
      total: moneyOut(invoiceTotals(version.lines, currency, version).total),
      discountPercent: toPercentString(BigInt(version.rebateBps)),
      lines: version.lines.map(({ description, quantity, unitAmount, discountBps, taxRate }) => ({
        ...{ description, quantity, taxRate, discountPercent: toPercentString(BigInt(discountBps)) },
        unitAmount: moneyOut({ minor: unitAmount, currency }),
      })),
    })),
  }
}
