import { readdir, readFile, stat } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { can, staffRoles } from '#app/auth/permissions.ts'
import type { StaffRole } from '#app/auth/permissions.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { deskRights } from '#tests/support/desk-rights.ts'
import type { Right, RouteRights } from '#tests/support/desk-rights.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { now } = await import('#app/clock.server.ts')
const { openDispute } = await import('#app/features/disputes/open-dispute.server.ts')

const FOLDER = 'app/routes'
const cookies = {} as Record<StaffRole, string>
/** What stands under an address with an id, where the right is asked for only once it is found. */
const ids: Record<string, string> = {}

beforeAll(async () => {
  const businessId = await makeBusiness(prisma)
  const password = 'correct horse battery'
  for (const role of staffRoles) {
    const email = `${role}@example.com`
    await createStaffUser({ name: role, email, password, businessId, role, now: now() })
    const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
    cookies[role] = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
  }
  const invoiceId = await makeInvoice({
    businessId,
    number: '1',
    email: 'a@example.com',
    dueOn: '2099-01-10',
    now: now(),
  })
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { id: invoiceId } })
  const opened = await openDispute({
    ...{ businessId, clientId, invoiceId, reason: 'not_as_agreed', words: 'The blue is green.', amount: null },
    sentTo: 'a@example.com',
    ...{ lines: [], messageId: randomUUID(), files: [], now: now() },
  })
  if (!opened.ok) throw new Error(opened.reason)
  Object.assign(ids, { 'admin.clients.$id': clientId, 'admin.disputes.$id': opened.value.disputeId })
})

interface DeskRoute {
  loader?: (args: ActionFunctionArgs) => unknown
  action?: (args: ActionFunctionArgs) => unknown
}

const found = (await readdir(FOLDER)).filter((name) => /^admin(\.|$)/.test(name))
const nameOf = (entry: string) => entry.replace(/\.tsx?$/, '')

/** The files of a route: one, or those of its folder. An empty folder is no route. */
async function filesOf(entry: string): Promise<string[]> {
  const path = `${FOLDER}/${entry}`
  if (!(await stat(path)).isDirectory()) return [path]
  return (await readdir(path))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => `${path}/${file}`)
}
const routes = new Map(
  (await Promise.all(found.map(async (entry) => [nameOf(entry), await filesOf(entry)] as const))).filter(
    ([, files]) => files.length > 0,
  ),
)
const mainOf = (files: readonly string[]) => files.find((file) => /\/route\.tsx?$/.test(file)) ?? files[0] ?? ''
const moduleOf = async (name: string) =>
  (await import(/* @vite-ignore */ `../../../${mainOf(routes.get(name) ?? [])}`)) as DeskRoute

/** Every step that stands in a form of these files, word for word. */
async function stepsIn(files: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const tags = texts.flatMap((text) => text.match(/<[a-z][^<]*?name="intent"[^<]*?>/gs) ?? [])
  const inTags = tags.flatMap((tag) => [...tag.matchAll(/\bvalue="([^"]+)"/g)].map(([, step = '']) => step))
  const asProps = texts.flatMap((text) => [...text.matchAll(/\bintent="([^"]+)"/g)].map(([, step = '']) => step))
  return [...new Set([...inTags, ...asProps])]
}

test('the table names every route of the desk, and no other', () =>
  expect([...routes.keys()].sort()).toEqual(Object.keys(deskRights).sort()))

test.each([...routes.keys()])('%s: the table says what it opens and which steps it takes', async (name) => {
  const { reads, does, by } = deskRights[name] ?? {}
  const route = await moduleOf(name)
  expect({ opens: Boolean(route.loader), takes: Boolean(route.action) }).toEqual({
    opens: reads !== undefined,
    takes: does !== undefined,
  })
  if (typeof does !== 'object' || by) return
  expect((await stepsIn(routes.get(name) ?? [])).filter((step) => !(step in does))).toEqual([])
})

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
const call = (name: string, role: StaffRole, fields?: Record<string, string>): ActionFunctionArgs => ({
  request: new Request('http://localhost:3999/admin', {
    headers: { cookie: cookies[role] },
    ...(fields && { method: 'POST', body: formOf(fields) }),
  }),
  params: { id: ids[name] ?? randomUUID(), kind: 'courtesy', report: 'aging', n: '0' },
  context: {},
})

/** The status of what a route answers or throws: 200 for plain data. */
async function statusOf(work: unknown): Promise<number> {
  const answer: unknown = await Promise.resolve(work).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  })
  if (!(answer instanceof Response)) return (answer as { init?: { status?: number } } | null)?.init?.status ?? 200
  await answer.body?.cancel()
  return answer.status
}
const isRefused = async (work: unknown) => (await statusOf(work)) === 403
const mayNot = (role: StaffRole, right: Right) => right !== 'anyone' && !can(role, right)

const stepsOf = ({ does, by = 'intent' }: RouteRights): [fields: Record<string, string>, right: Right][] => {
  if (does === undefined) return []
  if (typeof does === 'string') return [[{}, does]]
  return Object.entries(does).map(([step, right]) => [{ [by]: step }, right])
}

describe('each role, at each door', () => {
  test.each(Object.entries(deskRights))('%s', async (name, rights) => {
    const route = await moduleOf(name)
    for (const role of staffRoles) {
      if (rights.reads) {
        const refused = await isRefused(route.loader?.(call(name, role)))
        expect([role, 'opens', refused]).toEqual([role, 'opens', mayNot(role, rights.reads)])
      }
      for (const [fields, right] of stepsOf(rights)) {
        const step = Object.values(fields).join() || 'any step'
        const refused = await isRefused(route.action?.(call(name, role, fields)))
        expect([role, step, refused]).toEqual([role, step, mayNot(role, right)])
      }
    }
  })
})
