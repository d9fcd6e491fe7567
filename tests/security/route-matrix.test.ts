import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { can, staffRoles } from '#app/auth/permissions.ts'
import type { StaffRole } from '#app/auth/permissions.ts'
import { readBuiltRoutes } from '#tests/support/built-routes.ts'
import { differences, readAllRows } from '#tests/support/database-rows.ts'
import { deskRights } from '#tests/support/desk-rights.ts'
import type { Right, RouteRights } from '#tests/support/desk-rights.ts'
import { doorTable, plainDoors } from '#tests/support/door-table.ts'
import { inTurns, openDoors } from '#tests/support/doors.ts'
import type { Answer, Knock } from '#tests/support/doors.ts'
import { headerFaults } from '#tests/support/header-faults.ts'

// Every route × every visitor, over HTTP, against the process that runs in production, on a business with something of everything.
const doors = await openDoors()
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { createOwner } = await import('#app/auth/create-owner.server.ts')
const { createApiKey } = await import('#app/features/api-keys/create-api-key.server.ts')
const { createInvoicePortalLink } = await import('#app/features/invoices/create-invoice-portal-link.server.ts')
const { derivePortalToken } = await import('#app/portal-token.server.ts')
const { routeTable } = await import('#app/api/route-table.server.ts')

const routes = readBuiltRoutes()
const desk = routes.filter(({ name }) => name in deskRights)
const PASSWORD = 'correct horse battery'
const NOWHERE = '018f5b1e-0000-7000-8000-000000000000'
const visitors: Record<string, string> = {}
const keys: Record<'good' | 'foreign' | 'reading' | 'revoked', string> = {
  good: '',
  foreign: '',
  reading: '',
  revoked: '',
}
const tokens: Record<'good' | 'revoked' | 'expired' | 'unknown', string> = {
  ...{ good: '', revoked: '', expired: '', unknown: 'A'.repeat(32) },
}
const sql = new pg.Client(doors.databaseUrl)
let businessId = ''
/** The first row of each table of the business, for addresses that hold an id. */
const ids = new Map<string, string>()
let rowsAtFirst: Map<string, string[]>

/** What each line of the matrix answered: `GET /admin/clients/:id` → visitor → status. */
const matrix = new Map<string, string[]>()
const faults: string[] = []

beforeAll(async () => {
  await doors.cli('seed')
  await sql.connect()
  const { rows } = await sql.query<{ id: string; currency: string }>('SELECT id FROM "Business" LIMIT 1')
  businessId = rows[0]?.id ?? ''
  for (const role of staffRoles) {
    const email = `${role}@mine.example`
    await createStaffUser({ name: role, email, password: PASSWORD, businessId, role, now: new Date() })
    visitors[role] = await doors.signIn(email, PASSWORD)
  }
  await createOwner({
    ...{ businessName: 'Elsewhere', email: 'owner@elsewhere.example', password: PASSWORD, currency: 'USD' },
    ...{ timeZone: 'UTC', now: new Date() },
  })
  visitors['elsewhere'] = await doors.signIn('owner@elsewhere.example', PASSWORD)
  await endSession('idle', `UPDATE "Session" SET "expiresAt" = now() - interval '1 second' WHERE token = $1`)
  await endSession('too old', `UPDATE "Session" SET "createdAt" = now() - interval '8 days' WHERE token = $1`)
  await endSession('signed out', 'DELETE FROM "Session" WHERE token = $1')
  visitors['forged'] = (visitors['owner'] ?? '').replace(/=.*/, `=${'a'.repeat(32)}.${'A'.repeat(43)}%3D`)
  visitors['nobody'] = ''

  const elsewhere = await sql.query<{ id: string }>(`SELECT id FROM "Business" WHERE slug = 'elsewhere'`)
  const makeKey = async (of: string, scopes: readonly ('read' | 'write' | 'money')[]) =>
    (await createApiKey({ businessId: of, name: 'matrix', scopes, now: new Date() })).key
  keys.good = await makeKey(businessId, ['read', 'write', 'money'])
  keys.reading = await makeKey(businessId, ['read'])
  keys.foreign = await makeKey(elsewhere.rows[0]?.id ?? '', ['read', 'write', 'money'])
  keys.revoked = await makeKey(businessId, ['read', 'write', 'money'])
  await sql.query(`UPDATE "ApiKey" SET "revokedAt" = now() WHERE id = (SELECT max(id::text)::uuid FROM "ApiKey")`)

  await findIds()
  for (const kind of ['good', 'revoked', 'expired'] as const) tokens[kind] = await makeToken(kind)
  // What using a session or a key writes about it, once and again after a while, is written before the first look.
  for (const cookie of Object.values(visitors)) await doors.knock('/admin', { headers: { Cookie: cookie } })
  for (const key of Object.values(keys))
    await doors.knock('/api/v1/business', { headers: { Authorization: `Bearer ${key}` } })
  rowsAtFirst = await readAllRows(doors.databaseUrl)
}, 180_000)

afterAll(async () => {
  await sql.end()
  await doors.stop()
  const lines = [...matrix].map(([line, answers]) => `${line}\n    ${answers.join(' · ')}`)
  process.stdout.write(`${lines.join('\n')}\n${matrix.size} doors, ${[...matrix.values()].flat().length} visits\n`)
})

async function endSession(name: string, statement: string) {
  visitors[name] = await doors.signIn('owner@mine.example', PASSWORD)
  const token = decodeURIComponent((visitors[name] ?? '').split('=')[1] ?? '').split('.')[0]
  await sql.query(statement, [token])
}

async function findIds() {
  const tables = await sql.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name IN ('businessId', 'id')
     GROUP BY table_name HAVING count(*) = 2`,
  )
  for (const { name } of tables.rows) {
    const table = sql.escapeIdentifier(name)
    const found = await sql.query<{ id: string }>(`SELECT id FROM ${table} WHERE "businessId" = $1 LIMIT 1`, [
      businessId,
    ])
    if (found.rows[0]) ids.set(name, found.rows[0].id)
  }
}

async function makeToken(kind: 'good' | 'revoked' | 'expired'): Promise<string> {
  const settled = await sql.query<{ id: string }>(`SELECT id FROM "Invoice" WHERE state = 'settled' LIMIT 1`)
  const invoiceId = (kind === 'expired' ? settled.rows[0]?.id : ids.get('Invoice')) ?? ''
  const made = await createInvoicePortalLink({ businessId, invoiceId, actor: 'system', now: new Date() })
  if (!made.ok) throw new Error(made.reason)
  const { portalLinkId } = made.value
  if (kind === 'revoked') await sql.query('UPDATE "PortalLink" SET "revokedAt" = now() WHERE id = $1', [portalLinkId])
  if (kind === 'expired') {
    const longAgo = `now() - interval '200 days'`
    await sql.query(`UPDATE "PortalLink" SET "createdAt" = ${longAgo} WHERE id = $1`, [portalLinkId])
    await sql.query(`UPDATE "Invoice" SET "settledAt" = ${longAgo} WHERE id = $1`, [invoiceId])
  }
  return derivePortalToken(portalLinkId)
}

/** The table an address speaks of, told by its first part. */
const tables: readonly [RegExp, string][] = [
  [/credit-notes\/:id/, 'CreditNote'],
  [/receipts\/:id/, 'Payment'],
  [/files\/:id/, 'CaseFile'],
  [/glance|^\/admin\/invoices|\/invoices\//, 'Invoice'],
  [/\/clients\/|credits\/:clientId/, 'Client'],
  [/disputes/, 'Dispute'],
  [/payments\/bank/, 'BankLine'],
  [/payments/, 'Payment'],
  [/plans/, 'InstalmentPlan'],
  [/tasks/, 'Task'],
  [/policies/, 'DunningPolicy'],
  [/outbox|messages|reminders|thank-yous/, 'OutboxMessage'],
  [/letters/, 'Letter'],
  [/recurring/, 'RecurringInvoice'],
  [/replies/, 'InboundMail'],
  [/imports/, 'ImportRun'],
  [/webhook/, 'WebhookEndpoint'],
]
const idOf = (pattern: string) => ids.get(tables.find(([address]) => address.test(pattern))?.[1] ?? '') ?? NOWHERE

const addressOf = (pattern: string, token = tokens.good) =>
  pattern
    .replace(':token', token)
    .replace(/:(id|clientId)/, idOf(pattern))
    .replace(':kind', 'courtesy')
    .replace(':report', 'aging')
    .replace(':list', 'clients')
    .replace(':n', '0')
    .replace(':slug', 'nobody')
    .replace(/:chapter\??/, 'invoices')
    .replace('*', 'nothing-there')

async function visit(line: string, visitor: string, target: string, how: Knock = {}): Promise<Answer> {
  const answer = await doors.knock(target, how)
  matrix.set(line, [...(matrix.get(line) ?? []), `${visitor} ${answer.status}`])
  for (const fault of headerFaults(target, answer)) faults.push(`${line} (${visitor}): ${fault}`)
  if (answer.status >= 500 && target !== '/readyz') faults.push(`${line} (${visitor}): ${answer.status}`)
  return answer
}

const stepsOf = ({ does, by = 'intent' }: RouteRights): [fields: Record<string, string>, right: Right][] => {
  if (does === undefined) return []
  if (typeof does === 'string') return [[{}, does]]
  return Object.entries(does).map(([step, right]) => [{ [by]: step }, right])
}
const mayNot = (role: StaffRole, right: Right) => right !== 'anyone' && !can(role, right)
const outside = ['nobody', 'forged', 'idle', 'too old', 'signed out']
const as = (visitor: string, how: Knock = {}): Knock => ({ ...how, headers: { Cookie: visitors[visitor] ?? '' } })

/** A form on an index page says that it means that page and not the frame around it. */
const postTo = (name: string, target: string) => (name.endsWith('_index') ? `${target}?index` : target)

test('every route stands in one of the tables, and every row of them is a route', () => {
  expect(routes.map(({ name }) => name).sort()).toEqual([...Object.keys(doorTable), ...Object.keys(deskRights)].sort())
})

describe('reading', () => {
  test('the desk: nobody without a session, each role as the table says, another business sees nothing of this one', async () => {
    await inTurns(
      desk.filter(({ name }) => deskRights[name]?.reads),
      async ({ name, pattern }) => {
        const [target, line, right] = [addressOf(pattern), `GET ${pattern}`, deskRights[name]?.reads ?? 'anyone']
        for (const visitor of outside) {
          const { status, location } = await visit(line, visitor, target, as(visitor))
          expect([line, visitor, status, location.slice(0, 13)]).toEqual([line, visitor, 302, '/sign-in?next'])
        }
        for (const role of staffRoles) {
          const { status, location } = await visit(line, role, target, as(role))
          expect([line, role, status === 403, location.startsWith('/sign-in')]).toEqual([
            line,
            role,
            mayNot(role, right),
            false,
          ])
        }
        const { text } = await visit(line, 'elsewhere', target, as('elsewhere'))
        expect([line, text.includes('Northwind'), text.includes('northwind')]).toEqual([line, false, false])
        if (target.includes(idOf(pattern)) && !/credits/.test(pattern)) {
          const { status } = await doors.knock(target, as('elsewhere'))
          expect([line, status >= 400 || status === 302]).toEqual([line, true])
        }
      },
    )
  }, 300_000)

  test('the portal: a link opens its pages, L3: what is unknown, revoked and over has one answer', async () => {
    const portal = routes.filter(
      ({ name, pattern, hasPage }) => hasPage && pattern.startsWith('/p/') && doorTable[name] !== 'frame',
    )
    await inTurns(portal, async ({ name, pattern, hasLoader }) => {
      if (!hasLoader) return
      const line = `GET ${pattern}`
      const answers = new Set<string>()
      for (const kind of ['unknown', 'revoked', 'expired'] as const) {
        const { status, text } = await visit(line, kind, addressOf(pattern, tokens[kind]))
        answers.add(`${status} ${withoutChance(text, tokens[kind])}`)
        expect([line, kind, status]).toEqual([line, kind, 404])
      }
      expect([line, answers.size]).toEqual([line, 1])
      const { status, location } = await visit(line, 'good', addressOf(pattern))
      if (doorTable[name] === 'account')
        expect([line, status, location]).toEqual([line, 303, `/p/${tokens.good}/account`])
      else expect([line, status === 200 || status === 303 || status === 404]).toEqual([line, true])
    })
  }, 120_000)

  test('everybody’s pages, health and what leads nowhere', async () => {
    const open = routes.filter(
      ({ name, hasPage }) => hasPage && ['everybody', 'invite', 'signature'].includes(doorTable[name] ?? ''),
    )
    for (const { pattern } of open) await visit(`GET ${pattern}`, 'nobody', addressOf(pattern))
    for (const path of [...plainDoors, '/no-such-page', '/assets/nothing.js'])
      await visit(`GET ${path}`, 'nobody', path)
    expect(matrix.get('GET /')).toEqual(['nobody 200'])
    expect(matrix.get('GET /no-such-page')).toEqual(['nobody 404'])
  })

  test('the API: no key, an unknown, an ended, another business’s', async () => {
    await inTurns(
      routeTable.filter(({ method }) => method === 'GET'),
      async (operation) => {
        const line = `GET /api/v1${operation.path}`
        const target = `/api/v1${operation.path.replace('{id}', apiIdOf(operation.path))}`
        for (const visitor of ['nobody', 'unknown', 'revoked'] as const)
          expect([line, visitor, (await visit(line, visitor, target, withKey(visitor))).status]).toEqual([
            line,
            visitor,
            401,
          ])
        const foreign = await visit(line, 'elsewhere', target, withKey('foreign'))
        expect([line, /northwind/i.test(foreign.text)]).toEqual([line, false])
        if (operation.path.includes('{id}')) expect([line, foreign.status]).toEqual([line, 404])
        await visit(line, 'good', target, withKey('good'))
      },
    )
  }, 120_000)

  test('L1: and all of it, by GET, has changed nothing', async () => {
    const changed = differences(rowsAtFirst, await readAllRows(doors.databaseUrl))
    // When a key was last used is noted once a minute.
    expect(changed.filter((line) => !/^. (rate_limit|ApiKey) /.test(line))).toEqual([])
  }, 60_000)
})

describe('changing', () => {
  test('the desk: nobody without a session, no other business, no role without the right', async () => {
    const before = await readAllRows(doors.databaseUrl)
    const steps = desk.flatMap(({ name, pattern }) =>
      stepsOf(deskRights[name] ?? {}).map((step) => ({ name, pattern, step })),
    )
    const lineOf = (pattern: string, fields: Record<string, string>) =>
      `POST ${pattern} ${Object.values(fields).join()}`.trim()
    await inTurns(steps, async ({ name, pattern, step: [fields, right] }) => {
      const [target, line] = [postTo(name, addressOf(pattern)), lineOf(pattern, fields)]
      for (const visitor of outside) {
        const { status, location } = await visit(line, visitor, target, as(visitor, { method: 'POST', body: fields }))
        expect([line, visitor, status, location.slice(0, 8)]).toEqual([line, visitor, 302, '/sign-in'])
      }
      for (const role of staffRoles.filter((each) => mayNot(each, right))) {
        const { status } = await visit(line, role, target, as(role, { method: 'POST', body: fields }))
        expect([line, role, status]).toEqual([line, role, 403])
      }
      await visit(line, 'elsewhere', target, as('elsewhere', { method: 'POST', body: fields }))
    })
    const changed = differences(before, await readAllRows(doors.databaseUrl))
    expect(changed.filter((row) => row.includes(businessId))).toEqual([])
    await inTurns(steps, async ({ name, pattern, step: [fields, right] }) => {
      for (const role of staffRoles.filter((each) => !mayNot(each, right))) {
        const line = lineOf(pattern, fields)
        const { status } = await visit(
          line,
          role,
          postTo(name, addressOf(pattern)),
          as(role, { method: 'POST', body: fields }),
        )
        expect([line, role, status === 403]).toEqual([line, role, false])
      }
    })
  }, 300_000)

  test('the portal: nothing is done with a link that is unknown, revoked or over, or without a session', async () => {
    const acts = routes.filter(({ pattern, hasAction, hasPage }) => hasAction && hasPage && pattern.startsWith('/p/'))
    const before = await readAllRows(doors.databaseUrl)
    await inTurns(acts, async ({ name, pattern }) => {
      const line = `POST ${pattern}`
      for (const kind of ['unknown', 'revoked', 'expired'] as const) {
        if (doorTable[name] === 'alike') continue
        const { status } = await visit(line, kind, postTo(name, addressOf(pattern, tokens[kind])), {
          method: 'POST',
          body: { do: 'send' },
        })
        expect([line, kind, status]).toEqual([line, kind, 404])
      }
      if (doorTable[name] !== 'account') return
      const { status, location } = await visit(line, 'good', addressOf(pattern), { method: 'POST', body: {} })
      expect([line, status, location]).toEqual([line, 303, `/p/${tokens.good}/account`])
    })
    const changed = differences(before, await readAllRows(doors.databaseUrl))
    expect(changed.filter((row) => !/^. rate_limit /.test(row))).toEqual([])
  }, 120_000)

  test('the API: no key, an unknown, an ended, another business’s, one without the scope', async () => {
    const before = await readAllRows(doors.databaseUrl)
    await inTurns(
      routeTable.filter(({ method }) => method !== 'GET'),
      async ({ path, method, scope }) => {
        const line = `${method} /api/v1${path}`
        const target = `/api/v1${path.replace('{id}', apiIdOf(path))}`
        const expected = { nobody: 401, unknown: 401, revoked: 401, reading: scope === 'read' ? null : 403 } as const
        for (const [visitor, wanted] of Object.entries(expected)) {
          const { status } = await visit(line, visitor, target, withKey(visitor, { method, body: '{}' }))
          if (wanted !== null) expect([line, visitor, status]).toEqual([line, visitor, wanted])
        }
        const { status } = await visit(line, 'elsewhere', target, withKey('foreign', { method, body: '{}' }))
        if (path.includes('{id}')) expect([line, status >= 400]).toEqual([line, true])
      },
    )
    const changed = differences(before, await readAllRows(doors.databaseUrl))
    expect(changed.filter((row) => row.includes(businessId) && !/^. (ApiKey|rate_limit) /.test(row))).toEqual([])
  }, 120_000)

  test('webhooks: without a signature nothing is stored', async () => {
    const before = await readAllRows(doors.databaseUrl)
    for (const provider of ['stripe', 'paypal', 'resend']) {
      const { status } = await visit(`POST /webhooks/${provider}`, 'nobody', `/webhooks/${provider}`, {
        method: 'POST',
        body: '{}',
      })
      expect([provider, status]).toEqual([provider, 400])
    }
    expect(differences(before, await readAllRows(doors.databaseUrl)).filter((row) => /InboxEvent/.test(row))).toEqual(
      [],
    )
  })
})

test('L4: every one of these answers bore the headers it must, and none was a surprise', () => {
  expect(matrix.size).toBeGreaterThan(350)
  expect([...new Set(faults)]).toEqual([])
})

const apiIdOf = (path: string) => idOf(path.replace('{id}', ':id'))

function withKey(visitor: string, how: Knock = {}): Knock {
  const key = visitor === 'unknown' ? 'dw_nobodys' : keys[visitor as keyof typeof keys]
  return {
    ...how,
    headers: {
      ...(key && { Authorization: `Bearer ${key}` }),
      ...(how.method && { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }),
    },
  }
}

/** Without what differs between any two answers. */
const withoutChance = (text: string, token: string) => text.replaceAll(token, 'TOKEN').replace(/nonce="[^"]*"/g, '')
