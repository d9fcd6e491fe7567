import type { Money } from '../money.ts'

export const onlineMethods = ['card', 'ach', 'paypal'] as const
export type OnlineMethod = (typeof onlineMethods)[number]

export interface MethodRules {
  readonly currency: string
  /** What the business takes at all. */
  readonly accepted: Readonly<Record<OnlineMethod, boolean>>
  /** Above this many minor units a way to pay is not offered; null: for any sum. */
  readonly maxMinor: Readonly<Record<OnlineMethod, bigint | null>>
  /** What this client is offered; empty: what the business takes. */
  readonly allowed: readonly string[]
  /** What the client asked for; comes first. */
  readonly preferred: string | null
}

export interface MethodOnOffer {
  readonly method: OnlineMethod
  /** The largest sum it takes; null: any. */
  readonly max: Money | null
}

/** The ways to pay this client has, the preferred one first. Bank debits exist in US dollars only. */
export function methodsOnOffer({ currency, accepted, maxMinor, allowed, preferred }: MethodRules): MethodOnOffer[] {
  return onlineMethods
    .filter((method) => accepted[method] && (allowed.length === 0 || allowed.includes(method)))
    .filter((method) => method !== 'ach' || currency === 'USD')
    .sort((a, b) => Number(b === preferred) - Number(a === preferred))
    .map((method) => {
      const minor = maxMinor[method]
      return { method, max: minor === null ? null : { minor, currency } }
    })
}

/** True where a sum is more than this way to pay takes. */
export const isTooMuchFor = ({ max }: MethodOnOffer, amount: Money): boolean => max !== null && amount.minor > max.minor
