import { now } from '#app/clock.server.ts'
import { pool } from '#app/db/client.server.ts'
import { countProcesses, readSchemaLevel } from '#app/db/read/installation.server.ts'
import { readSilences } from '#app/db/read/silence.server.ts'
import { readSweeps } from '#app/db/read/sweeps.server.ts'
import { readQueueDepths } from '#app/db/sql/queue-depths.server.ts'
import { log } from '#app/log.server.ts'
import { gauge } from './metric.ts'

// What any process can say about the whole installation, since it stands in the database.
const depth = gauge({
  name: 'dunwell_queue_depth',
  help: 'Rows that wait, counted up to 10000.',
  labelNames: ['queue'],
})
const age = gauge({
  name: 'dunwell_queue_oldest_age_seconds',
  help: 'How long the oldest row has been waiting past its time; 0: none waits.',
  labelNames: ['queue'],
})
const sweepAge = gauge({
  name: 'dunwell_sweep_last_run_age_seconds',
  help: 'Time since any worker ran the sweep; up to 15 seconds is noise.',
  labelNames: ['sweep'],
})
const sweepFailing = gauge({
  name: 'dunwell_sweep_failing_seconds',
  help: 'Time since which every run of the sweep fails; 0: the last one went well.',
  labelNames: ['sweep'],
})
const processes = gauge({
  name: 'dunwell_processes_alive',
  help: 'Processes whose heart beat within 15 seconds.',
  labelNames: ['role'],
})
const schema = gauge({
  name: 'dunwell_schema_info',
  help: 'Always 1; the newest migration that is applied.',
  labelNames: ['migration'],
})
const silent = gauge({
  name: 'dunwell_webhooks_silent_seconds',
  help: 'How long a provider whose list shows events has sent no webhook about any; 0: they come.',
  labelNames: ['provider'],
})
const databaseUp = gauge({ name: 'dunwell_database_up', help: '1 when the database answered, else 0.' })
const connections = gauge({
  name: 'dunwell_database_connections',
  help: 'Connections of this process by what they do; waiting: requests for one.',
  labelNames: ['state'],
})

const KEPT_MS = 5_000
let readAt = -Infinity
let reading: Promise<void> | null = null

/** Brings the gauges up to date; several scrapers within five seconds share one look. Never throws: a silent database is a figure, too. */
export async function refreshInstallation(): Promise<void> {
  connections.set({ state: 'idle' }, pool.idleCount)
  connections.set({ state: 'used' }, pool.totalCount - pool.idleCount)
  connections.set({ state: 'waiting' }, pool.waitingCount)
  if (performance.now() - readAt < KEPT_MS) return
  await (reading ??= read().finally(() => (reading = null)))
}

async function read(): Promise<void> {
  try {
    const at = now()
    const [queues, sweeps, alive, level, silences] = await Promise.all([
      readQueueDepths(at),
      readSweeps(),
      countProcesses(),
      readSchemaLevel(),
      readSilences(at),
    ])
    for (const each of [depth, age, sweepAge, sweepFailing, schema, processes]) each.reset()
    for (const { queue, depth: rows, oldest } of queues) {
      depth.set({ queue }, rows)
      age.set({ queue }, oldest ? Math.max(0, at.getTime() - oldest.getTime()) / 1_000 : 0)
    }
    for (const { name, ranAgo, failsFor } of sweeps) {
      sweepAge.set({ sweep: name }, ranAgo)
      sweepFailing.set({ sweep: name }, failsFor ?? 0)
    }
    for (const role of ['web', 'worker']) processes.set({ role }, alive.find((each) => each.role === role)?.alive ?? 0)
    schema.set({ migration: level ?? 'none' }, 1)
    for (const provider of ['stripe', 'paypal', 'resend']) {
      const since = silences.find((silence) => silence.provider === provider)?.since
      silent.set({ provider }, since ? (at.getTime() - since.getTime()) / 1_000 : 0)
    }
    databaseUp.set(1)
    readAt = performance.now()
  } catch (error) {
    databaseUp.set(0)
    log.warn({ error }, 'the queues could not be measured')
  }
}
