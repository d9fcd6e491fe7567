import { createServer } from 'node:net'
import { StartRefusal, type Configuration } from './configure.ts'

/** Refuses with one line when a port we need is taken. After a kill, our own orphans get fifteen seconds to leave. */
export async function checkPorts(config: Configuration, runsSandbox: boolean, recovering: boolean): Promise<void> {
  const wanted: [number, string, string][] = []
  if (config.role !== 'worker') wanted.push([config.port, config.host, 'PORT'])
  if (runsSandbox) for (let i = 0; i < 4; i += 1) wanted.push([config.sandboxPort + i, '127.0.0.1', 'SANDBOX_PORT'])
  for (const [port, host, variable] of wanted) {
    const deadline = Date.now() + (recovering ? 15_000 : 0)
    for (let fault = await listenFault(port, host); fault !== null; fault = await listenFault(port, host)) {
      if (fault !== 'EADDRINUSE' || Date.now() >= deadline)
        throw new StartRefusal(refusalOf(fault, port, host, variable))
      await new Promise((later) => setTimeout(later, 100))
    }
  }
}

function refusalOf(fault: string, port: number, host: string, variable: string): string {
  if (fault === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program. Stop it, or set ${variable} to a free port.`
  if (fault === 'EACCES')
    return `This user may not listen on port ${port}. Set ${variable} to a port above 1023, or let a proxy take ${port}.`
  return `Cannot listen on ${host}:${port} (${fault}). Set HOST to an address of this machine.`
}

/** Why nothing can listen there now, as the system's error code; null when it can. */
function listenFault(port: number, host: string): Promise<string | null> {
  return new Promise((answer) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => answer(error.code ?? 'unknown'))
    probe.listen(port, host, () => probe.close(() => answer(null)))
  })
}
