import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

const role = 'sender'

/** What senders did when they were asked to. */
interface Sent {
  readonly mails: number
  readonly cpuMs: number
}

/** True in a sender's own process, which is the metric's file with another argument. */
export const isSender = (): boolean => process.argv[2] === role

/** Processes that send what waits, as so many workers do. `providerUrl` takes their mails. */
export async function startSenders(count: number, providerUrl: string) {
  const senders = await Promise.all(
    Array.from({ length: count }, async () => {
      const env = { ...process.env, RESEND_API_BASE: providerUrl }
      const sender = fork(process.argv[1] ?? '', [role], { env, execArgv: process.execArgv })
      await once(sender, 'message')
      return sender
    }),
  )
  return {
    /** Until nothing waits any more. */
    async sendAll(): Promise<Sent> {
      const rounds: Sent[] = []
      do rounds.push(...(await Promise.all(senders.map(ask))))
      while (rounds.slice(-count).some(({ mails }) => mails > 0))
      const sum = (of: (round: Sent) => number) => rounds.reduce((all, round) => all + of(round), 0)
      return { mails: sum(({ mails }) => mails), cpuMs: sum(({ cpuMs }) => cpuMs) }
    },
    stop: () => senders.forEach((sender) => sender.kill()),
  }
}

async function ask(sender: ChildProcess): Promise<Sent> {
  sender.send('send')
  const [sent] = (await once(sender, 'message')) as [Sent]
  return sent
}

/** Sends whenever it is asked to, at the moment `at`, until its parent ends. */
export async function runSender(at: Date): Promise<void> {
  const { sendMessages } = await import('#app/jobs/handlers/send-messages.server.ts')
  const { joinProcesses } = await import('#app/jobs/join-processes.server.ts')
  const { processId } = await joinProcesses('bench')
  const log = { guard: (_handler: string, _id: string, row: () => Promise<boolean>) => row() }
  const work = { processId, now: () => at, log }
  process.on('message', () => {
    void (async () => {
      const before = process.cpuUsage()
      let mails = 0
      for (let handled = await sendMessages(work); handled > 0; handled = await sendMessages(work)) mails += handled
      const { user, system } = process.cpuUsage(before)
      process.send?.({ mails, cpuMs: (user + system) / 1_000 })
    })()
  })
  process.once('disconnect', () => process.exit(0))
  process.send?.('ready')
}
