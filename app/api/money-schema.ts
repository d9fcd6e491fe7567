import { z } from 'zod'
import { isCurrency } from '#app/domain/currency.ts'
import type { Money } from '#app/domain/money.ts'

const LARGEST_MINOR = 10 ** 15

export const CurrencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD')
  .refine(isCurrency, 'is not a currency of ISO 4217')
  .meta({ description: 'ISO 4217 code.', examples: ['USD'] })

/** Whole minor units. Fractions, strings and sums beyond 10^15 are refused, since JSON numbers lose digits above 2^53. */
export const MinorUnitsSchema = z
  .int('must be a whole number of minor units (cents)')
  .min(-LARGEST_MINOR, 'is beyond 10^15 minor units')
  .max(LARGEST_MINOR, 'is beyond 10^15 minor units')

/** Money of the wire. `moneyIn` makes the domain's money of it. */
export const MoneySchema = z
  .strictObject({
    amount: MinorUnitsSchema.meta({ description: 'Minor units: 12500 is 125.00 USD.', examples: [12500] }),
    currency: CurrencySchema,
  })
  .meta({ id: 'Money', description: 'An amount in minor units of a currency.' })

export type WireMoney = z.output<typeof MoneySchema>

export const moneyIn = ({ amount, currency }: WireMoney): Money => ({ minor: BigInt(amount), currency })

export const moneyOut = ({ minor, currency }: Money): WireMoney => ({ amount: Number(minor), currency })
