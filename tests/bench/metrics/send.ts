import { isMailSink, runMailSink, startMailSink } from '../mail-sink.ts'
import { isSender, runSender, startSenders } from '../senders.ts'
import { BENCH_NOW, isQuick, measured, report, timed } from '../metric.ts'
import { queueReminders } from '../waiting-mails.ts'
import { BUSINESS } from '../world.ts'

const MAILS = isQuick ? 150 : 2_000
const WARM_UP = isQuick ? 50 : 2_000
/** Half an hour after the world's present it is nine in New York. */
const SEND_AT = new Date(BENCH_NOW.getTime() + 31 * 60_000)
const BODY_BYTES = 20_000
/** One for each core. */
const SENDERS = 2
const AT_ONCE = 64
/** As many as a planner decides together. */
const SET = 50
const DRAWN_AT_ONCE = 2

if (isMailSink()) runMailSink()
else if (isSender()) await runSender(SEND_AT)
else await measure()

/** Reminders that wait, from the queue to the provider and on record, each exactly once; against bare calls of the same provider. */
async function measure(): Promise<void> {
  const sink = await startMailSink()
  const { prisma } = await import('#app/db/client.server.ts')
  const { inTransaction } = await import('#app/db/transaction.server.ts')
  const { attachInvoices } = await import('#app/features/mail/attach-invoice.server.ts')
  const { runDunning } = await import('#app/jobs/handlers/run-dunning.server.ts')
  const { inParallel } = await import('#app/jobs/in-parallel.ts')
  const { pdfEngineRate } = await import('../pdf-engine.ts')
  const senders = await startSenders(SENDERS, sink.url)

  /** Seconds for so many; throws unless each left once and is on record. */
  const sent = async (count: number, prepare: () => Promise<unknown>) => {
    await queueReminders(count, SEND_AT, runDunning)
    await sink.forget()
    const drawing = await timed(prepare)
    let cpuMs = 0
    const sending = await timed(async () => ({ cpuMs } = await senders.sendAll()))
    const { calls, keys, conflicts } = await sink.taken()
    const onRecord = await prisma.outboxMessage.count({ where: { businessId: BUSINESS, state: 'sent' } })
    if (calls !== count || keys !== count || conflicts > 0 || onRecord !== count)
      throw new Error(`${count} mails: ${calls} calls, ${keys} keys, ${conflicts} conflicts, ${onRecord} on record`)
    return { drawing, sending, cpuMs: cpuMs / count }
  }
  const drawAll = async () => {
    const messages = await prisma.outboxMessage.findMany({
      where: { businessId: BUSINESS, state: 'queued', invoiceId: { not: null } },
      select: { id: true, invoiceId: true },
    })
    const sets = Array.from({ length: Math.ceil(messages.length / SET) }, (_, n) =>
      messages.slice(n * SET, (n + 1) * SET),
    )
    await inParallel(sets, DRAWN_AT_ONCE, async (set) => {
      await inTransaction(async (tx) => {
        const ids = set.flatMap(({ invoiceId }) => invoiceId ?? [])
        const files = await attachInvoices(tx, BUSINESS, ids, BENCH_NOW)
        const data = set.flatMap(({ id, invoiceId }) => {
          const file = files.get(invoiceId ?? '')
          return file ? [{ businessId: BUSINESS, messageId: id, position: 0, ...file }] : []
        })
        await tx.messageAttachment.createMany({ data })
      })
      return true
    })
  }

  await sent(WARM_UP, () => Promise.resolve())
  const bare = MAILS / (await timed(() => postAll(`${sink.url}/emails`)))
  const plain = await sent(MAILS, () => Promise.resolve())
  const attached = await sent(MAILS, drawAll)
  const engine = await pdfEngineRate()
  senders.stop()
  sink.stop()
  await report({
    'send.mails_no_pdf': measured(MAILS / plain.sending, '/s', bare, { 'CPU ms a mail': plain.cpuMs }),
    'send.mails': measured(MAILS / (attached.drawing + attached.sending), '/s', engine, {
      'drawn a second': MAILS / attached.drawing,
      'sent a second': MAILS / attached.sending,
      'CPU ms a mail': attached.cpuMs,
    }),
  })
}

/** As many bare calls of such a size, so many at once. */
async function postAll(url: string): Promise<void> {
  const body = JSON.stringify({ html: 'x'.repeat(BODY_BYTES) })
  let left = MAILS
  const lane = async () => {
    while (left-- > 0) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': `bare/${left}` }
      await (await fetch(url, { method: 'POST', headers, body })).json()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}
