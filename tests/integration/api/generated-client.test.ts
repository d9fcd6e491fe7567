import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import openapiTS, { astToString } from 'openapi-typescript'
import createClient from 'openapi-fetch'
import { afterAll, expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

await freshDatabase()
const { key } = await businessWithKey('Generated')
const { dispatch } = await import('#app/api/dispatch.server.ts')
const { openApiDocument } = await import('#app/api/openapi.server.ts')

// Inside the checkout, so that the program finds openapi-fetch.
const folder = await mkdtemp(join(await testResults(), 'client-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function testResults(): Promise<string> {
  await mkdir('test-results', { recursive: true })
  return join(process.cwd(), 'test-results')
}

/** What an integrator writes against the generated types; the compiler is the test. */
const program = `
import createClient from 'openapi-fetch'
import type { paths } from './api.ts'

const api = createClient<paths>({ baseUrl: 'http://localhost/api/v1' })
export async function walk() {
  const list = await api.GET('/invoices', { params: { query: { state: 'issued', limit: 2, expand: ['client', 'lines'] } } })
  const total: number | undefined = list.data?.data[0]?.total.amount
  const after: string | null | undefined = list.data?.next
  const made = await api.POST('/clients', { params: { header: { 'Idempotency-Key': 'one' } }, body: { name: 'Ada' } })
  if (made.error) return made.error.errors.map(({ path }) => path)
  const id: string = made.data.id
  // @ts-expect-error a name is text
  await api.PATCH('/clients/{id}', { params: { path: { id } }, body: { name: 1 } })
  // @ts-expect-error there is no such state
  await api.GET('/invoices', { params: { query: { state: 'lost' } } })
  return [String(total), String(after), id]
}
`

test('types made from the document fit a program that uses them', async () => {
  const ast = await openapiTS(openApiDocument() as unknown as Parameters<typeof openapiTS>[0])
  await writeFile(join(folder, 'api.ts'), astToString(ast))
  await writeFile(join(folder, 'program.ts'), program)
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023']
  const compile = ['node_modules/typescript/bin/tsc', ...flags, '--allowImportingTsExtensions']
  const { stdout } = await promisify(execFile)(process.execPath, [...compile, join(folder, 'program.ts')]).catch(
    (failed: { stdout: string }) => failed,
  )
  expect(stdout).toBe('')
}, 120_000)

test('the client lists, creates, follows next and reads problems', async () => {
  const api = createClient<ApiPaths>({
    baseUrl: 'http://localhost/api/v1',
    headers: { Authorization: `Bearer ${key}` },
    fetch: (request: Request) => dispatch(request),
  })
  const names = ['One', 'Two', 'Three']
  for (const name of names) {
    const made = await api.POST('/clients', { params: { header: { 'Idempotency-Key': randomUUID() } }, body: { name } })
    expect(made.response.status).toBe(201)
  }
  const seen: string[] = []
  let after: string | null | undefined
  do {
    const query: { limit: number; after?: string } = { limit: 2, ...(after ? { after } : {}) }
    const { data } = await api.GET('/clients', { params: { query } })
    seen.push(...(data?.data ?? []).map(({ name }) => name))
    after = data?.next
  } while (after)
  expect(seen).toEqual(names.toReversed())
  const refused = await api.POST('/clients', {
    params: { header: { 'Idempotency-Key': randomUUID() } },
    body: { name: '' },
  })
  expect(refused.error).toMatchObject({ status: 400, errors: [{ path: 'name' }] })
})

/** The two operations above, as the generated file writes them: it is made while the test runs, so nothing here can import it. */
interface ApiPaths {
  '/clients': {
    parameters: object
    get: {
      parameters: { query?: { limit?: number; after?: string } }
      responses: { 200: { content: { 'application/json': { data: { name: string }[]; next: string | null } } } }
    }
    post: {
      parameters: { header: { 'Idempotency-Key': string } }
      requestBody: { content: { 'application/json': { name: string } } }
      responses: {
        201: { content: { 'application/json': { id: string } } }
        400: {
          content: { 'application/problem+json': { status: number; errors: { path: string; message: string }[] } }
        }
      }
    }
  }
}
