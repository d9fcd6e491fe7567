import type { PlainDate } from '../business-day.ts'
import type { PrincipalStep } from '../interest/late-interest.ts'
import type { MovementKind } from '../ledger/movement.ts'
import { money } from '../money.ts'
import type { Money } from '../money.ts'

export const chargeKinds = ['fee', 'interest'] as const
export type ChargeKind = (typeof chargeKinds)[number]

/** What a payment settles first: `principal_first`, or costs, then interest, then principal (e.g. German Civil Code, s. 367). */
export const allocationOrders = ['principal_first', 'costs_first'] as const
export type AllocationOrder = (typeof allocationOrders)[number]

/** One thing that happened to an invoice's balance, in the order in which it was recorded. */
export interface Movement {
  readonly kind: MovementKind
  /** The day it counts for interest: for a payment the day it was made. */
  readonly on: PlainDate
  /** What it did to the balance, in minor units: charges and returns are positive, payments and credits negative. */
  readonly minor: bigint
  /** For `charged` and `waived`: which charge. */
  readonly charge?: { readonly id: string; readonly kind: ChargeKind }
}

export interface ChargePart {
  readonly id: string
  readonly kind: ChargeKind
  readonly charged: Money
  readonly paid: Money
  readonly waived: Money
  readonly open: Money
}

/** What an invoice's balance is made of. Principal, fees and interest sum to the balance. */
export interface BalanceParts {
  readonly principal: Money
  readonly fees: Money
  readonly interest: Money
  readonly balance: Money
  /** Payments, less what was returned. */
  readonly paid: Money
  /** Credits granted and sums written off. */
  readonly credited: Money
  /** Given up for paying early. */
  readonly discounted: Money
  /** Oldest first, those paid and waived included. */
  readonly charges: readonly ChargePart[]
  /** What raised and lowered the principal, for reckoning interest. */
  readonly principalSteps: readonly PrincipalStep[]
}

interface Claim {
  readonly id: string
  readonly kind: ChargeKind
  readonly charged: bigint
  waived: bigint
  open: bigint
}

/** Where the money of a payment went, so that a return takes it back from there; null: the principal. */
interface Taken {
  readonly claim: Claim | null
  minor: bigint
}

/**
 * Derives the parts of a balance by replaying what happened (R9). A payment settles claims by `order`, older charges
 * before younger ones; credits, discounts and write-offs lower the principal first; money that is returned reopens what it
 * had settled, the last first; a waiver closes its own charge. Settled principal leaves fees and interest as they are.
 */
export function balanceParts(movements: readonly Movement[], order: AllocationOrder, currency: string): BalanceParts {
  const inCurrency = (minor: bigint) => money(minor, currency)
  const claims: Claim[] = []
  const taken: Taken[] = []
  const steps: PrincipalStep[] = []
  const sums = { paid: 0n, credited: 0n, discounted: 0n }
  let principal = 0n

  const movePrincipal = (on: PlainDate, delta: bigint) => {
    if (delta === 0n) return
    principal += delta
    steps.push({ on, delta: inCurrency(delta) })
  }
  const openClaims = (kind: ChargeKind) => claims.filter((claim) => claim.kind === kind && claim.open > 0n)
  const costs = () => [...openClaims('fee'), ...openClaims('interest')]
  const settle = (on: PlainDate, amount: bigint, first: AllocationOrder, onTaken: (part: Taken) => void) => {
    const queue = first === 'principal_first' ? [null, ...costs()] : [...costs(), null]
    let left = amount
    for (const claim of queue) {
      const open = claim ? claim.open : principal
      const part = left < open ? left : open
      if (part <= 0n) continue
      if (claim) claim.open -= part
      else movePrincipal(on, -part)
      onTaken({ claim, minor: part })
      left -= part
    }
    // More than is open is nobody's claim; it stays visible in the principal rather than vanish.
    if (left > 0n) {
      movePrincipal(on, -left)
      onTaken({ claim: null, minor: left })
    }
  }
  const giveBack = (on: PlainDate, amount: bigint) => {
    let left = amount
    while (left > 0n) {
      const last = taken.at(-1)
      const part = !last || left < last.minor ? left : last.minor
      if (last?.claim) last.claim.open += part
      else movePrincipal(on, part)
      if (last) last.minor -= part
      if (last?.minor === 0n) taken.pop()
      left -= part
    }
  }

  for (const { kind, on, minor, charge } of movements) {
    const size = minor < 0n ? -minor : minor
    switch (kind) {
      case 'issued':
      case 'restored':
        movePrincipal(on, minor)
        if (kind === 'restored') sums.credited -= size
        break
      case 'charged':
        if (charge) claims.push({ ...charge, charged: size, waived: 0n, open: size })
        break
      case 'waived': {
        const claim = claims.find(({ id }) => id === charge?.id)
        if (!claim) break
        claim.open -= size
        claim.waived += size
        break
      }
      case 'paid':
        sums.paid += size
        settle(on, size, order, (part) => taken.push(part))
        break
      case 'returned':
        sums.paid -= size
        giveBack(on, size)
        break
      case 'discounted':
        sums.discounted += size
        settle(on, size, 'principal_first', () => undefined)
        break
      case 'discount_returned':
        sums.discounted -= size
        movePrincipal(on, size)
        break
      case 'credited':
      case 'written_off':
        sums.credited += size
        settle(on, size, 'principal_first', () => undefined)
        break
    }
  }

  const openOf = (kind: ChargeKind) => openClaims(kind).reduce((sum, { open }) => sum + open, 0n)
  const fees = openOf('fee')
  const interest = openOf('interest')
  return {
    principal: inCurrency(principal),
    fees: inCurrency(fees),
    interest: inCurrency(interest),
    balance: inCurrency(principal + fees + interest),
    paid: inCurrency(sums.paid),
    credited: inCurrency(sums.credited),
    discounted: inCurrency(sums.discounted),
    charges: claims.map(({ id, kind, charged, waived, open }) => ({
      id,
      kind,
      charged: inCurrency(charged),
      paid: inCurrency(charged - waived - open),
      waived: inCurrency(waived),
      open: inCurrency(open),
    })),
    principalSteps: steps,
  }
}
