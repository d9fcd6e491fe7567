import { z } from 'zod'
import { parseDay } from '#app/domain/business-day.ts'
import { allocationOrders } from '#app/domain/charge/balance-parts.ts'
import { interestPresets } from '#app/domain/interest/interest-presets.ts'
import { discountTaxes } from '#app/domain/invoice/early-discount.ts'
import { parsePercent } from '#app/domain/percent.ts'

const wholeDays = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/, 'Please give a number of days, up to 365.')
  .transform(Number)
  .refine((days) => days <= 365, 'Please give a number of days, up to 365.')

const percent = z.string().transform((text, context) => {
  const bps = parsePercent(text)
  if (bps === null) context.addIssue({ code: 'custom', message: 'Please write a per cent such as 2 or 11.75.' })
  return bps ?? 0n
})

const optionalPercent = z
  .string()
  .default('')
  .transform((text) => text.trim())
  .pipe(z.union([z.literal('').transform(() => null), percent]))

const day = z.string().transform((text, context) => {
  const parsed = parseDay(text)
  if (parsed) return parsed
  context.addIssue({ code: 'custom', message: 'This is not a day.' })
  return z.NEVER
})

export const TermsForm = z.object({
  preset: z.enum(interestPresets, 'Please choose where the rate comes from.'),
  graceDays: wholeDays,
  order: z.enum(allocationOrders),
  feeCap: optionalPercent.refine((bps) => bps === null || bps <= 10_000n, 'At most 100 %.'),
  confirmed: z.literal('on').optional(),
})

export const RateForm = z.object({
  fromDay: day,
  percent,
  per: z.enum(['year', 'month']).default('year'),
})

export const RateDayForm = z.object({ fromDay: day })

export const DiscountForm = z
  .object({
    offers: z.literal('on').optional(),
    percent: optionalPercent,
    days: z.union([z.literal('').transform(() => null), wholeDays]).default(null),
    tax: z.enum(discountTaxes),
    despiteOverdue: z.literal('on').optional(),
  })
  .superRefine(({ offers, percent: bps, days }, context) => {
    if (!offers) return
    const isFine = bps !== null && bps >= 1n && bps <= 9_999n
    if (!isFine) context.addIssue({ code: 'custom', path: ['percent'], message: 'Please give a per cent such as 2.' })
    if (days === null) context.addIssue({ code: 'custom', path: ['days'], message: 'Please give a number of days.' })
  })
