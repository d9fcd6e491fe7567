import { spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { layWire } from '../cut-network.ts'
import { ended } from '../worker-process.ts'

const SKEW = resolve('tests/support/soak/skew.mjs')

interface MachinePlace {
  readonly name: string
  readonly role: 'web' | 'worker'
  readonly env: NodeJS.ProcessEnv
  readonly skewMs: number
  readonly databasePort: () => number
  readonly databaseUrlBy: (port: number) => string
  /** Where the installed version lies; a deployment changes it. */
  readonly folder: () => string
}

export type Machine = Awaited<ReturnType<typeof startMachine>>

/** One process of a cluster, its wire to the database and its supervisor: whatever ends it, it is started again. */
export async function startMachine({ name, role, env, skewMs, databasePort, databaseUrlBy, folder }: MachinePlace) {
  const wire = await layWire(databasePort)
  const lines: string[] = []
  /** Ends that nobody asked for, of a process that had come up. */
  const crashes: string[] = []
  let isExpected = false
  let isOver = false
  let child = run()

  function run(): ChildProcess {
    const args = ['--no-deprecation', '--import', SKEW, 'build/processes/run.js', role]
    const process_ = spawn(process.execPath, args, {
      cwd: folder(),
      env: { ...env, DATABASE_URL: databaseUrlBy(wire.port), SOAK_SKEW_MS: String(skewMs) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let isUp = false
    let rest = ''
    for (const stream of [process_.stdout, process_.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        const parts = (rest + text).split('\n')
        rest = parts.pop() ?? ''
        lines.push(...parts)
        isUp ||= parts.some((line) => line.includes(`${role} started`))
      })
    process_.once('exit', (code, signal) => {
      if (!isExpected && isUp) crashes.push(`${name}: ${signal ?? code}: ${lines.slice(-3).join(' ')}`)
      isExpected = false
      if (!isOver) setTimeout(() => !isOver && (child = run()), 100)
    })
    return process_
  }

  async function end(signal: NodeJS.Signals): Promise<NodeJS.Signals | number | null> {
    const ending = child
    if (ending.exitCode !== null || ending.signalCode !== null) return null
    isExpected = true
    ending.kill(signal)
    // One that stands still would never hear of it.
    if (signal === 'SIGTERM') ending.kill('SIGCONT')
    return ended(ending)
  }

  return {
    ...{ name, role, wire, lines, crashes, end },
    async standStill(forMs: number): Promise<void> {
      const still = child
      still.kill('SIGSTOP')
      await new Promise((later) => setTimeout(later, forMs))
      still.kill('SIGCONT')
    },
    async close(): Promise<void> {
      isOver = true
      await end('SIGKILL')
      await wire.close()
    },
  }
}
