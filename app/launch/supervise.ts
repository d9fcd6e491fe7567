import { fork, type ChildProcess } from 'node:child_process'

export interface ProcessPlan {
  name: string
  file: string
  execArgv: string[]
}

export interface Supervised {
  /** Resolves when every process said it is ready. */
  ready: Promise<void>
  stop(): Promise<void>
}

const STOP_GRACE_MS = 10_000

/** Keeps one process per plan alive: restarts with growing pauses, ends them all on stop. They end by themselves when we vanish (the IPC channel closes). */
export function superviseProcesses(plans: ProcessPlan[], env: NodeJS.ProcessEnv): Supervised {
  const children = new Map<string, ChildProcess>()
  let stopping = false

  const begin = (plan: ProcessPlan, crashes: number, onReady: () => void) => {
    const child = fork(plan.file, {
      env: { ...env, PROCESS_NAME: plan.name },
      execArgv: plan.execArgv,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    children.set(plan.name, child)
    const startedAt = Date.now()
    child.on('message', (message) => message === 'ready' && onReady())
    child.on('exit', (code, signal) => {
      if (stopping) return
      const soon = Date.now() - startedAt < 30_000
      const pauseMs = soon ? Math.min(10_000, 250 * 2 ** crashes) : 250
      console.error(`${plan.name} ended (${signal ?? `exit code ${code}`}); starting it again in ${pauseMs} ms.`)
      setTimeout(() => !stopping && begin(plan, soon ? crashes + 1 : 1, onReady), pauseMs)
    })
  }
  const ready = Promise.all(plans.map((plan) => new Promise<void>((onReady) => begin(plan, 0, onReady)))).then(() => {})

  const stop = async () => {
    stopping = true
    const graceMs = STOP_GRACE_MS + Number(env['DRAIN_SECONDS'] || 0) * 1_000
    await Promise.all([...children.values()].map((child) => endProcess(child, graceMs)))
  }
  return { ready, stop }
}

async function endProcess(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await ended
  clearTimeout(force)
}
