import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { openTask } from './tasks.server.ts'
import { recordEvents } from './timeline.server.ts'

interface Undelivered {
  readonly businessId: string
  readonly kind: string
  readonly clientId: string
  readonly invoiceId: string | null
  readonly toAddress: string
  readonly client: { readonly business: { readonly timeZone: string } }
}

interface Report {
  readonly now: Date
  readonly reason?: string
  readonly isTransient?: boolean
}

/** A second passing failure within so many days is no passing one. */
const SOFT_BOUNCE_DAYS = 14

/**
 * An address that bounced gets no further mail, and somebody is told (R8, R24); a reminder to one that is only full for now is
 * written once more. An address that complained gets none, with whichever client of the business it stands.
 */
export async function retireAddress(
  tx: Tx,
  message: Undelivered,
  state: 'bounced' | 'complained',
  report: Report,
): Promise<void> {
  const { businessId, clientId, toAddress } = message
  const { now } = report
  if (message.kind === 'notice') return askForOwnAddress(tx, message, now)
  if (state === 'bounced' && report.isTransient && message.kind === 'reminder') {
    const lately = new Date(now.getTime() - SOFT_BOUNCE_DAYS * 86_400_000)
    const { count } = await tx.contact.updateMany({
      where: {
        ...{ businessId, clientId, email: toAddress, state: 'usable' },
        OR: [{ softBouncedAt: null }, { softBouncedAt: { lt: lately } }],
      },
      data: { softBouncedAt: now },
    })
    if (count > 0) return
  }
  await giveUp(tx, message, { clientId, invoiceId: message.invoiceId }, state, report)
  if (state === 'bounced') return
  const others = await tx.contact.findMany({
    where: { businessId, email: toAddress, state: { not: 'complained' }, clientId: { not: clientId } },
    select: { clientId: true },
  })
  for (const other of others) await giveUp(tx, message, { clientId: other.clientId, invoiceId: null }, state, report)
}

/** What we tell the business itself did not arrive: that says nothing about the client it was about. */
const askForOwnAddress = (tx: Tx, { businessId, toAddress, client }: Undelivered, now: Date): Promise<void> =>
  openTask(tx, {
    ...{ businessId, clientId: null, invoiceId: null, now, key: `own-address/${toAddress}`, kind: 'bounce' },
    title: `Mail to ${toAddress}, an address of your own, does not arrive: check it under Settings or Team`,
    dueOn: todayIn(client.business.timeZone, instantOf(now)),
  })

async function giveUp(
  tx: Tx,
  { businessId, toAddress: email, client }: Undelivered,
  { clientId, invoiceId }: { clientId: string; invoiceId: string | null },
  state: 'bounced' | 'complained',
  { now, reason }: Report,
): Promise<void> {
  await tx.contact.updateMany({ where: { businessId, clientId, email }, data: { state } })
  const { name } = await tx.client.update({
    where: { businessId_id: { businessId, id: clientId } },
    data: { nextCheckAt: now },
    select: { name: true },
  })
  await openTask(tx, {
    ...{ businessId, clientId, invoiceId, now, key: `address/${clientId}`, kind: 'bounce' },
    title:
      state === 'bounced'
        ? `Mail to ${name} does not arrive: find the right address`
        : `${name} reported our mail as unwanted: call before writing again`,
    dueOn: todayIn(client.business.timeZone, instantOf(now)),
  })
  const data = { email, reason: reason ?? state }
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'contact.unreachable', at: now, data }])
}
