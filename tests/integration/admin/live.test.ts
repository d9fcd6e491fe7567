import { expect, test } from 'vitest'
import pg from 'pg'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma, url } = await freshDatabase()
const { latestEvent } = await import('#app/db/read/latest-event.server.ts')
const { changeStream } = await import('#app/features/timeline/change-stream.server.ts')

const nothingMissed = async () => false
const noNews = async () => null
const record = (businessId: string) =>
  prisma.timelineEvent.create({
    data: { businessId, id: crypto.randomUUID(), at: new Date(), type: 'test', actor: 'system', data: {} },
  })

const listening = async () => {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN dunwell_live'`,
  )
  return { pids: rows.map(({ pid }) => pid), client }
}

async function untilListening(): Promise<number> {
  for (;;) {
    const { pids, client } = await listening()
    await client.end()
    if (pids[0] !== undefined) return pids[0]
  }
}

test('a change is heard by the streams of its business alone, over one connection, also after that broke', async () => {
  const [ours, theirs] = [await makeBusiness(prisma), await makeBusiness(prisma)]
  const end = new AbortController()
  const decoder = new TextDecoder()
  const open = (businessId: string) => changeStream(businessId, end.signal, nothingMissed, noNews).getReader()
  const [first, second, foreign] = [open(ours), open(ours), open(theirs)]
  const heard = async (reader: typeof first) => decoder.decode((await reader.read()).value)
  for (const reader of [first, second, foreign]) expect(await heard(reader)).toBe('retry: 1000\n\n')
  const pid = await untilListening()

  await record(ours)
  expect(await heard(first)).toBe('event: change\ndata: 1\n\n')
  expect(await heard(second)).toBe('event: change\ndata: 1\n\n')

  const { pids, client } = await listening()
  expect(pids).toEqual([pid])
  await client.query('SELECT pg_terminate_backend($1)', [pid])
  await client.end()
  // Nobody knows what was missed, so everyone is told.
  expect(await heard(foreign)).toContain('event: change')

  end.abort()
  let last = await first.read()
  while (!last.done) last = await first.read()
  expect(last.done).toBe(true)
})

test('what happened between the page and its stream is told, once everything is heard', async () => {
  const ours = await makeBusiness(prisma)
  const end = new AbortController()
  const seen = await latestEvent(ours)
  await record(ours)
  const hasMissed = async () => (await latestEvent(ours)) !== seen
  const reader = changeStream(ours, end.signal, hasMissed, noNews).getReader()
  const heard = async () => new TextDecoder().decode((await reader.read()).value)
  expect([await heard(), await heard()]).toEqual(['retry: 1000\n\n', 'event: change\ndata: 1\n\n'])
  end.abort()
})
