import type { RequestHandler } from 'express'
import { readdir } from 'node:fs/promises'
import { prisma } from '#app/db/client.server.ts'

/** Alive: this process answers. */
export const healthz: RequestHandler = (_request, response) => void response.type('text').send('ok\n')

/** Ready: the database answers, every migration of this version is applied, and a worker's heart beats. */
export const readyz: RequestHandler = (_request, response) => {
  void findFaults().then(
    (faults) => response.status(faults.length === 0 ? 200 : 503).json({ ready: faults.length === 0, faults }),
    () => response.status(503).json({ ready: false, faults: ['the database does not answer'] }),
  )
}

async function findFaults(): Promise<string[]> {
  const wanted = (await readdir('prisma/migrations', { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const applied = await prisma.$queryRaw<
    { migration_name: string }[]
  >`SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL`
  const missing = wanted.filter((name) => !applied.some(({ migration_name }) => migration_name === name))
  const [worker] = await prisma.$queryRaw<{ beats: boolean }[]>`
    SELECT EXISTS (SELECT FROM "Process" WHERE "role" = 'worker' AND "heartbeatAt" > clock_timestamp() - interval '15 seconds') AS beats`
  return [
    ...(missing.length > 0 ? [`migrations are missing: ${missing.join(', ')}`] : []),
    ...(worker?.beats ? [] : ['no worker is running']),
  ]
}
