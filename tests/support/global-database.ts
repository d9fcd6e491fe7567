import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#app/launch/embedded-postgres.ts'
import { migrate } from '#prisma/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
  }
}

/** One PostgreSQL for the whole run, and one migrated template that every test file clones. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp('/tmp/dunwell-test-')
  await chmod(dir, 0o711)
  const speed = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const server = await startEmbeddedPostgres(join(dir, 'postgres'), 'test', speed)
  const client = new pg.Client(server.url('postgres'))
  await client.connect()
  await client.query('CREATE DATABASE template_dunwell')
  await migrate(server.url('template_dunwell'))
  await client.end()
  project.provide('serverUrl', server.url('postgres'))
  return async () => {
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
