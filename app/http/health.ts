import type { RequestHandler } from 'express'
import { countProcesses, findMissingMigrations } from '#app/db/read/installation.server.ts'
import { readMigrationNames } from '#prisma/migration-names.ts'

/** Alive: this process answers. */
export const healthz: RequestHandler = (_request, response) => void response.type('text').send('ok\n')

let stopping = false
/** From now on `/readyz` says no, so that balancers send nothing new here. */
export function stopBeingReady(): void {
  stopping = true
}

/**
 * Ready: the database answers, every migration of this version is applied (newer ones do no harm), and a worker's heart beats.
 * `?for=web` leaves the worker out: a balancer must not turn clients away because one is missing.
 */
export const readyz: RequestHandler = (request, response) => {
  void findFaults(request.query['for'] !== 'web').then(
    (faults) => response.status(faults.length === 0 ? 200 : 503).json({ ready: faults.length === 0, faults }),
    () => response.status(503).json({ ready: false, faults: ['the database does not answer'] }),
  )
}

async function findFaults(withWorker: boolean): Promise<string[]> {
  if (stopping) return ['this process is stopping']
  const missing = await findMissingMigrations(await readMigrationNames())
  const workers = (await countProcesses()).find(({ role }) => role === 'worker')?.alive ?? 0
  return [
    ...(missing.length > 0 ? [`migrations are missing: ${missing.join(', ')}`] : []),
    ...(workers > 0 || !withWorker ? [] : ['no worker is running']),
  ]
}
