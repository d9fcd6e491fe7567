import type { Money } from '../money.ts'

/** What an attempt is for, as its object at the provider bears it: a database brought back from a backup makes the row anew from it. */
export interface AttemptClaim {
  readonly businessId: string
  readonly clientId: string
  readonly method: 'card' | 'ach' | 'paypal'
  readonly amount: Money
  readonly startedAt: Date
  /** The instalment it is for, and the kept method that is charged for it; null: none. */
  readonly instalment: {
    readonly planId: string
    readonly position: number
    readonly savedMethodId: string | null
  } | null
  /** What each invoice gets, and what is given up beside it. Empty where there were too many to say. */
  readonly targets: readonly { readonly invoiceId: string; readonly minor: bigint; readonly discountMinor: bigint }[]
}

const packId = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

function readId(text: string): string | null {
  const hex = /^[\w-]{22}$/.test(text) ? Buffer.from(text, 'base64url').toString('hex') : ''
  return /^.{32}$/.test(hex) ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') : null
}

/** At most `longest` characters; the invoices are left out where they would not fit, and then a person decides. */
export function packClaim(claim: AttemptClaim, longest: number): string {
  const { businessId, clientId, method, amount, startedAt, instalment, targets } = claim
  const head = [
    ...['1', packId(businessId), packId(clientId), method, `${amount.currency}${amount.minor}`],
    Math.floor(startedAt.getTime() / 1_000).toString(36),
    instalment
      ? [
          packId(instalment.planId),
          instalment.position,
          ...(instalment.savedMethodId ? [packId(instalment.savedMethodId)] : []),
        ].join(':')
      : '',
  ]
  const parts = targets.map(
    ({ invoiceId, minor, discountMinor }) =>
      `${packId(invoiceId)}:${minor}${discountMinor > 0n ? `:${discountMinor}` : ''}`,
  )
  const whole = [...head, ...parts].join('.')
  return whole.length <= longest ? whole : head.join('.')
}

/** Null for anything that `packClaim` did not write. */
export function readClaim(text: string): AttemptClaim | null {
  const [version, business = '', client = '', method, sum = '', started = '', plan = '', ...parts] = text.split('.')
  const businessId = readId(business)
  const clientId = readId(client)
  const amount = /^([A-Z]{3})(\d{1,18})$/.exec(sum)
  const seconds = /^[0-9a-z]{1,8}$/.test(started) ? Number.parseInt(started, 36) : Number.NaN
  const isMethod = method === 'card' || method === 'ach' || method === 'paypal'
  const instalment = readInstalment(plan)
  const targets = parts.map(readTarget)
  if (version !== '1' || !businessId || !clientId || !isMethod || !amount?.[1] || !amount[2] || Number.isNaN(seconds))
    return null
  if (instalment === undefined || targets.some((target) => target === null)) return null
  return {
    ...{ businessId, clientId, method, instalment },
    amount: { minor: BigInt(amount[2]), currency: amount[1] },
    startedAt: new Date(seconds * 1_000),
    targets: targets.filter((target) => target !== null),
  }
}

/** Undefined: not to be read. */
function readInstalment(text: string): AttemptClaim['instalment'] | undefined {
  if (text === '') return null
  const [plan = '', position = '', method] = text.split(':')
  const planId = readId(plan)
  const savedMethodId = method === undefined ? null : readId(method)
  if (!planId || !/^\d{1,4}$/.test(position) || (method !== undefined && !savedMethodId)) return undefined
  return { planId, position: Number(position), savedMethodId }
}

function readTarget(text: string): AttemptClaim['targets'][number] | null {
  const [invoice = '', minor = '', discount = '0'] = text.split(':')
  const invoiceId = readId(invoice)
  if (!invoiceId || !/^\d{1,18}$/.test(minor) || !/^\d{1,18}$/.test(discount)) return null
  return { invoiceId, minor: BigInt(minor), discountMinor: BigInt(discount) }
}
