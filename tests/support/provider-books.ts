import type pg from 'pg'
import type { Breach } from './invariants.ts'

type Control = (path: string) => Promise<unknown>

interface Theirs {
  readonly name: string
  /** Session and intent, or order. */
  readonly refs: readonly string[]
  readonly currency: string
  readonly received: number
  readonly kept: number
}

interface Ours {
  readonly id: string
  readonly refs: readonly string[]
  /** Something of it will be asked about again, whatever anybody tells. */
  readonly isAwaited: boolean
  readonly currency: string | null
  readonly minor: string
}

/**
 * M5: what the stand-in providers hold of each payment is what our ledger holds of it. Never more than they received; and exactly
 * it, once all their news has arrived and was applied. What a person paid out by other means left no provider.
 */
export async function compareWithProviders(client: pg.Client, control: Control): Promise<Breach[]> {
  const [theirs, ours, isQuiet] = [await readTheirs(control), await readOurs(client), await isAtRest(client, control)]
  const breach = (what: string): Breach => ({ law: 'M5', what })
  const invented = ours.flatMap((one) => {
    if (Number(one.minor) === 0) return []
    const received = theirs.filter((other) => isSame(one, other)).reduce((sum, other) => sum + other.received, 0)
    return Number(one.minor) > received ? [breach(`payment ${one.id} holds ${one.minor}, of ${received} there`)] : []
  })
  if (!isQuiet) return invented
  const missed = theirs.flatMap((other) => {
    const row = ours.find((one) => isSame(one, other))
    if (!row) return other.kept === 0 ? [] : [breach(`${other.name} holds ${other.kept}, and nobody here knows it`)]
    if (row.isAwaited) return []
    const isEqual = Number(row.minor) === other.kept && (other.kept === 0 || row.currency === other.currency)
    return isEqual
      ? []
      : [breach(`${other.name} holds ${other.kept} ${other.currency}, payment ${row.id} ${row.minor} ${row.currency}`)]
  })
  return [...invented, ...missed]
}

const isSame = (one: Ours, other: Theirs): boolean => other.refs.some((ref) => one.refs.includes(ref))

async function readTheirs(control: Control): Promise<Theirs[]> {
  const stripe = (await control('/stripe/payments')) as {
    id: string
    session: string | null
    currency: string
    received: number
    refunded: number
    disputes: { amount: number; status: string }[]
  }[]
  const paypal = (await control('/paypal/captures')) as {
    id: string
    order: string
    currency: string
    status: string
    amount: number
    net: number
  }[]
  return [
    ...stripe.map(({ id, session, currency, received, refunded, disputes }) => {
      const lost = disputes.filter(({ status }) => status === 'lost').reduce((sum, { amount }) => sum + amount, 0)
      const refs = [id, ...(session ? [session] : [])]
      return { name: id, refs, currency: currency.toUpperCase(), received, kept: received - refunded - lost }
    }),
    ...paypal.map(({ id, order, currency, amount, net }) => ({
      ...{ name: id, refs: [id, order], currency, received: amount, kept: net },
    })),
  ]
}

async function readOurs(client: pg.Client): Promise<Ours[]> {
  const { rows } = await client.query<Ours>(`
    SELECT p."id", array_remove(ARRAY[p."checkoutRef", p."providerRef"], NULL) AS refs, l."currency",
      coalesce(l.minor, 0) + coalesce(r.minor, 0) AS minor,
      p."nextReconcileAt" IS NOT NULL OR EXISTS (
        SELECT FROM "Refund" r WHERE r."businessId" = p."businessId" AND r."paymentId" = p."id" AND r."nextTryAt" IS NOT NULL) AS "isAwaited"
    FROM "Payment" p LEFT JOIN (
      SELECT "businessId", "paymentId", "currency", sum("amountMinor") AS minor FROM "LedgerEntry"
      WHERE "account" = 'clearing' GROUP BY 1, 2, 3) l ON l."businessId" = p."businessId" AND l."paymentId" = p."id"
    LEFT JOIN (
      SELECT "businessId", "paymentId", sum("amountMinor") AS minor FROM "Refund"
      WHERE "method" <> 'provider' AND "state" = 'settled' GROUP BY 1, 2) r ON r."businessId" = p."businessId" AND r."paymentId" = p."id"
    WHERE p."provider" <> 'manual'`)
  return rows
}

async function isAtRest(client: pg.Client, control: Control): Promise<boolean> {
  const { rows } = await client.query(`SELECT FROM "InboxEvent" WHERE "state" = 'received' LIMIT 1`)
  if (rows.length > 0) return false
  const sent = (await control('/webhooks')) as { provider: string; delivered: boolean }[]
  return sent.every(({ provider, delivered }) => provider === 'resend' || delivered)
}
