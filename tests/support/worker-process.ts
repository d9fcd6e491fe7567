import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A real worker process on this test's database; `killAt` names the barrier at which it ends as by kill -9. */
export function startWorker(killAt?: string): ChildProcess {
  return spawn(process.execPath, ['--no-deprecation', 'build/processes/worker.js'], {
    env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'fatal', ...(killAt ? { FAULT_KILL_AT: killAt } : {}) },
    // The channel ends with this process, and the worker with the channel.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

export async function ended(worker: ChildProcess): Promise<NodeJS.Signals | number | null> {
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit')
  return worker.signalCode ?? worker.exitCode
}

/** Polls until the condition holds; the limit is a failure and not a pause. */
export async function until(what: string, condition: () => Promise<boolean>, limitMs = 60_000): Promise<void> {
  const deadline = performance.now() + limitMs
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${limitMs} ms: ${what}`)
    await new Promise((later) => setTimeout(later, 25))
  }
}
