import { z } from 'zod'
import { isPositive } from '#app/domain/money.ts'
import { parsePercent } from '#app/domain/percent.ts'
import { mostInstalments } from '#app/domain/plan/plan-rules.ts'
import type { PlanRules } from '#app/domain/plan/plan-rules.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'

const whole = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, `Please give a number from ${least} to ${most}.`)
    .transform(Number)
    .refine((count) => count >= least && count <= most, `Please give a number from ${least} to ${most}.`)

const amountIn = (currency: string) =>
  z.string().transform((text, context) => {
    const amount = parseTypedAmount(text.trim(), currency)
    if (amount.ok && isPositive(amount.value)) return amount.value.minor
    context.addIssue({ code: 'custom', message: 'Please write an amount such as 50 or 50.00.' })
    return z.NEVER
  })

/** The limits as an owner types them; amounts are of the business's currency. */
export const planRulesForm = (currency: string) =>
  z
    .object({
      maxInstalments: whole(2, mostInstalments),
      maxMonths: whole(1, 60),
      minInstalment: amountIn(currency),
      minFirst: z.string().transform((text, context) => {
        const bps = parsePercent(text.trim() || '0')
        if (bps !== null && bps < 10_000n) return Number(bps)
        context.addIssue({ code: 'custom', message: 'Please write a per cent below 100, such as 10.' })
        return z.NEVER
      }),
      autoAccept: z.literal('on').optional(),
      autoAcceptMax: z.string().default(''),
      freezesCharges: z.literal('on').optional(),
      graceDays: whole(0, 30),
      answerDays: whole(1, 60),
    })
    .transform((form, context): PlanRules => {
      const upTo = form.autoAccept ? amountIn(currency).safeParse(form.autoAcceptMax) : null
      if (upTo && !upTo.success) {
        context.addIssue({
          code: 'custom',
          path: ['autoAcceptMax'],
          message: 'Up to which sum? Please write an amount.',
        })
      }
      return {
        maxInstalments: form.maxInstalments,
        maxMonths: form.maxMonths,
        minInstalmentMinor: form.minInstalment,
        minFirstBps: form.minFirst,
        autoAcceptMaxMinor: upTo?.success ? upTo.data : null,
        freezesCharges: form.freezesCharges !== undefined,
        graceDays: form.graceDays,
        answerDays: form.answerDays,
      }
    })
