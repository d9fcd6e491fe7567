import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '#app/launch/embedded-postgres.ts'
import { until } from '#tests/support/worker-process.ts'

const parent = await mkdtemp('/tmp/dunwell-pg-')
await chmod(parent, 0o711)
const dir = join(parent, 'postgres')
const pidFile = join(dir, 'postmaster.pid')
const start = () => startEmbeddedPostgres(dir, 'test')
afterAll(() => rm(parent, { recursive: true, force: true }))

async function answers(url: string): Promise<unknown> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query('SELECT 1 AS one')).rows[0]
  } finally {
    await client.end()
  }
}

test('a server that runs is adopted; one that was killed is replaced, even when its number belongs to a stranger', async () => {
  const first = await start()
  expect(first.adopted).toBe(false)
  expect((await start()).adopted).toBe(true)

  const file = await readFile(pidFile, 'utf8')
  const pid = Number(file.split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await until('the server is gone', async () =>
    answers(first.url('postgres')).then(
      () => false,
      () => true,
    ),
  )
  // After a reboot the number may be anybody's: here it is this process's own.
  await writeFile(pidFile, file.replace(String(pid), String(process.pid)))

  const second = await start()
  expect(second.adopted).toBe(false)
  expect(await answers(second.url('postgres'))).toEqual({ one: 1 })
  await second.stop()
})
