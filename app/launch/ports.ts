import { createServer } from 'node:net'
import { StartRefusal, type Configuration } from './configure.ts'

/** Refuses with one line when a port we need is taken. After a kill, our own orphans get fifteen seconds to leave. */
export async function checkPorts(config: Configuration, runsSandbox: boolean, recovering: boolean): Promise<void> {
  const wanted: [number, string, string][] = []
  if (config.role !== 'worker') wanted.push([config.port, config.host, 'PORT'])
  if (runsSandbox) for (let i = 0; i < 4; i += 1) wanted.push([config.sandboxPort + i, '127.0.0.1', 'SANDBOX_PORT'])
  for (const [port, host, variable] of wanted) {
    const deadline = Date.now() + (recovering ? 15_000 : 0)
    while (!(await isFree(port, host))) {
      if (Date.now() >= deadline)
        throw new StartRefusal(
          `Port ${port} on ${host} is taken by another program. Stop it, or set ${variable} to a free port.`,
        )
      await new Promise((later) => setTimeout(later, 100))
    }
  }
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(port, host, () => probe.close(() => answer(true)))
  })
}
