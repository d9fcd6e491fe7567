import { breachesSql } from '../invariants.ts'
import type { Fleet } from './fleet.ts'
import type { KeyedCall } from './people.ts'
import { remindedAfterPaid, remindedTwiceADay } from './watch.ts'

interface AtStripe {
  readonly id: string
  readonly received: number
  readonly refunded: number
  readonly disputes: readonly { amount: number; status: string }[]
}
interface AtPaypal {
  readonly id: string
  readonly status: string
  readonly net: number
}

/** What is wrong with the books, by themselves and beside the providers'. */
export async function judgeBooks({ look, control }: Fleet): Promise<string[]> {
  const breaches = await look<{ law: string; what: string }>(breachesSql)
  const ours = new Map(
    (
      await look<{ ref: string; minor: string }>(
        `SELECT p."providerRef" AS ref, sum(l."amountMinor")::text AS minor FROM "Payment" p
        JOIN "LedgerEntry" l ON l."businessId" = p."businessId" AND l."paymentId" = p."id" AND l."account" = 'clearing'
        WHERE p."providerRef" IS NOT NULL GROUP BY 1`,
      )
    ).map(({ ref, minor }) => [ref, Number(minor)]),
  )
  const stripe = (await control('/stripe/payments')) as AtStripe[]
  const paypal = (await control('/paypal/captures')) as AtPaypal[]
  const theirs = new Map([
    ...stripe.map(({ id, received, refunded, disputes }): [string, number] => {
      const lost = disputes.filter(({ status }) => status === 'lost').reduce((sum, { amount }) => sum + amount, 0)
      return [id, received - refunded - lost]
    }),
    ...paypal.map(({ id, status, net }): [string, number] => [id, status === 'PENDING' ? 0 : net]),
  ])
  const differing = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (ref) => (ours.get(ref) ?? 0) !== (theirs.get(ref) ?? 0),
  )
  return [
    ...breaches.map(({ law, what }) => `${law}: ${what}`),
    ...differing.map((ref) => `M5: ${ref} holds ${theirs.get(ref) ?? 0} there and ${ours.get(ref) ?? 0} here`),
  ]
}

/** What is wrong with the mails: said twice, said too often, said to somebody who has paid, or never said. */
export async function judgeMails({ look, mails }: Fleet): Promise<string[]> {
  const keys = (await mails()).map(({ idempotencyKey }) => idempotencyKey)
  const doubled = keys.filter((key, nth) => keys.indexOf(key) !== nth)
  const outbox = await look<{ key: string; state: string }>('SELECT "key", "state"::text FROM "OutboxMessage"')
  const gone = new Set(['sent', 'delivered', 'bounced', 'complained'])
  const sent = new Set(outbox.filter(({ state }) => gone.has(state)).map(({ key }) => key))
  const rows = await Promise.all([remindedAfterPaid, remindedTwiceADay].map((sql) => look<{ what: string }>(sql)))
  return [
    ...doubled.map((key) => `mail ${key} went out twice`),
    ...keys.filter((key) => !sent.has(key)).map((key) => `mail ${key} went out and is not on record`),
    ...[...sent].filter((key) => !keys.includes(key)).map((key) => `mail ${key} is on record and never went out`),
    ...rows.flat().map(({ what }) => what),
    ...outbox.filter(({ state }) => state === 'sending').map(({ key }) => `mail ${key} is still being sent`),
  ]
}

/** What is wrong with the calls of the API: each key did one thing, or nothing where it was refused. */
export async function judgeCalls({ look }: Fleet, calls: readonly KeyedCall[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { path, body, answer, key } of calls) {
    if (path !== 'invoices') continue
    const { number } = body as { number: string }
    const made = await look<{ id: string }>('SELECT "id" FROM "Invoice" WHERE "number" = $1', [number])
    const fits = answer?.status === 201 ? made[0]?.id === answer.id && made.length === 1 : made.length <= 1
    if (!fits) wrong.push(`${key}: answered ${answer?.status}, and there are ${made.length} invoices ${number}`)
  }
  const asked = calls.filter(({ path, answer }) => path.endsWith('/refunds') && answer?.status === 201)
  const made = new Set((await look<{ id: string }>('SELECT "id" FROM "Refund"')).map(({ id }) => id))
  const lost = calls.filter(({ path, answer }) => path.endsWith('/refunds') && answer?.status === 409)
  for (const { answer, key } of asked) if (!made.has(answer?.id ?? '')) wrong.push(`${key}: its refund is gone`)
  if (made.size < asked.length || made.size > asked.length + lost.length)
    wrong.push(`${made.size} refunds were made, ${asked.length} were granted`)
  const open = calls.filter(({ answer }) => answer === null).map(({ key }) => `${key} was never answered`)
  return [...wrong, ...open]
}

/** What is wrong with the processes: ends by themselves, and what must not stand in a log. */
export function judgeProcesses({ machines }: Fleet, secrets: readonly string[]): string[] {
  const told = machines.flatMap(({ name, lines }) =>
    lines
      .map((line) => line.replace(/"stack":"[^"]*"/g, ''))
      .flatMap((line) => secrets.filter((secret) => line.includes(secret)).map(() => `${name} wrote: ${line}`)),
  )
  return [...machines.flatMap(({ crashes }) => crashes), ...told]
}
