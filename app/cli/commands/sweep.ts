import { command } from '../command.ts'

export const sweepCommand = command({
  name: 'sweep',
  summary: 'Do everything that is due now, once',
  usage: '',
  help: 'Reminders, webhooks received, imports, payments to ask after, mails to send. Safe beside running workers.',
  options: {},
  usesProviders: true,
  async run() {
    const { joinProcesses } = await import('#app/jobs/join-processes.server.ts')
    const { runDueWork } = await import('#app/jobs/run-due-work.server.ts')
    const { processId, leave } = await joinProcesses('sweep')
    try {
      const handled = await runDueWork(processId)
      return { json: { handled }, text: handled === 0 ? 'Nothing was due.' : `Done: ${handled} handled.` }
    } finally {
      await leave()
    }
  },
})
