import '#app/launch/lean-heap.ts'
import { constants, setPriority } from 'node:os'
import { readyUntilStopped } from '#app/launch/process-end.ts'
import { log, logCrashes } from '#app/log.server.ts'
import { answerProbes } from './answer-probes.server.ts'
import { awaitSchema } from './await-schema.server.ts'
import { stopWebhooks } from './handlers/send-webhooks.server.ts'
import { joinProcesses } from './join-processes.server.ts'
import { runDueWork } from './run-due-work.server.ts'

// The worker: wakes on NOTIFY or every second, does what is due, and finishes the rows in hand when it is asked to stop.
const TICK_MS = 1_000

let wake = () => {}
let woken = false
let stopping = false
const onWork = () => {
  woken = true
  wake()
}

logCrashes()
// Where web and worker share a machine, people and providers are answered first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
const probes = await answerProbes()
await awaitSchema()
const { processId, isIn, leave } = await joinProcesses('worker', onWork)
log.info({ processId }, 'worker started')

const loop = (async () => {
  while (!stopping) {
    woken = false
    // What a round needs beside its handlers is the database, too: without it there is nothing to do but to come again.
    await runDueWork(processId, () => stopping || !isIn()).catch((error: unknown) => {
      log.error({ error }, 'round failed')
    })
    if (!woken && !stopping) await nextWake()
  }
})()

async function nextWake(): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await new Promise<void>((resume) => {
    wake = resume
    timer = setTimeout(resume, TICK_MS)
  })
  clearTimeout(timer)
}

readyUntilStopped(async () => {
  stopping = true
  wake()
  await stopWebhooks()
  await loop
  await leave()
  probes.close()
})
