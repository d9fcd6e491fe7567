import pg from 'pg'
import { afterAll, afterEach, expect, inject } from 'vitest'
import { breachesSql, type Breach } from './invariants.ts'
import { theBooks } from './the-books.ts'

// Beside every test of these projects: whatever it did, M1 to M5 hold when it ends. A test that breaks a law says which, and why.
const books = theBooks()
let client: pg.Client | null = null
let address = ''
let lastSeen = ''

/** A connection of its own as the server's owner: nothing of the application is asked, and no lock of its is in the way. */
async function connect(name: string): Promise<pg.Client> {
  if (client && address === name) return client
  await client?.end().catch(() => {})
  const opened = new pg.Client(inject('serverUrl').replace(/\/postgres$/, `/${name}`))
  // A test may throw its database away; the next look opens it again.
  opened.on('error', () => {
    if (client === opened) client = null
  })
  await opened.connect()
  lastSeen = ''
  address = name
  client = opened
  return opened
}

async function look(name: string): Promise<Breach[]> {
  const open = await connect(name)
  const { rows: [seen] = [] } = await open.query<{ xid: string; ready: boolean }>(
    `SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xid, to_regclass('"LedgerEntry"') IS NOT NULL AS ready`,
  )
  if (!seen?.ready || seen.xid === lastSeen) return []
  const { rows } = await open.query<Breach>(breachesSql)
  const found = [...rows, ...(await books.askProviders(open))]
  lastSeen = seen.xid
  return found
}

afterEach(async () => {
  const name = new URL(process.env['DATABASE_URL'] ?? 'none:///').pathname.slice(1)
  if (!/^test_[0-9a-f]{12}$/.test(name)) return
  const found = (await look(name)).filter(({ law }) => !books.excepted.has(law))
  expect(found, 'the books hold after every test').toEqual([])
})

afterAll(async () => {
  await client?.end().catch(() => {})
  client = null
  books.close()
})
