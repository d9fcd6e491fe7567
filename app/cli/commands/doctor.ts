import type { Finding } from '#app/features/operations/finding.ts'
import { command, type Report } from '../command.ts'

const marks = { ok: 'ok   ', warn: 'warn ', wrong: 'WRONG' }

/** One line for each finding, the remedy after an arrow; exit code 1 where something is wrong. */
function report(findings: readonly Finding[]): Report {
  const width = Math.max(...findings.map(({ about }) => about.length))
  const lines = findings.map(
    ({ state, about, says, remedy }) =>
      `${marks[state]}  ${about.padEnd(width)}  ${says}${remedy === null ? '' : `  →  ${remedy}`}`,
  )
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  const [wrongs, warnings] = [count('wrong'), count('warn')]
  const sum =
    wrongs > 0
      ? `${wrongs} wrong, ${warnings} to look at.`
      : warnings > 0
        ? `Nothing is wrong; ${warnings} to look at.`
        : 'All is well.'
  return {
    json: { ok: wrongs === 0, findings },
    text: [...lines, '', sum].join('\n'),
    exitCode: wrongs > 0 ? 1 : 0,
  }
}

export const doctorCommand = command({
  name: 'doctor',
  summary: 'Say what is wrong, and how to mend it',
  usage: '',
  help: 'Looks and changes nothing. Exit code 0: nothing is wrong; 1: something is.',
  options: {},
  usesProviders: true,
  async run(_values, _positionals, { dataDir, appSecret }) {
    const { env } = await import('#app/env.server.ts')
    const { now } = await import('#app/clock.server.ts')
    const { verifierOf } = await import('#app/secret-verifier.server.ts')
    const { look } = await import('#app/features/operations/finding.ts')
    const machine = await import('../doctor/check-machine.ts')
    const settings = await import('../doctor/check-settings.ts')
    const database = await import('#app/features/operations/check-database.server.ts')
    const work = await import('#app/features/operations/check-work.server.ts')
    const books = await import('#app/features/operations/check-books.server.ts')
    const { lookAtMail } = await import('#app/features/deliverability/look-at-mail.server.ts')
    const { checkMail } = await import('../doctor/check-mail.ts')
    const { checkProviders } = await import('#app/features/operations/check-providers.server.ts')
    const at = now()
    const looks: [string, () => Promise<Finding[]>][] = [
      ['machine', () => machine.checkMachine(dataDir)],
      ['settings', () => settings.checkSettings({ publicUrl: env.PUBLIC_URL, appSecret, isSandbox: env.SANDBOX })],
      ['PostgreSQL', () => database.checkServer()],
      ['migrations', () => database.checkMigrations()],
      [
        'secret and backup',
        () => books.checkInstallation(verifierOf(appSecret), at, env.APP_SECRET_PREVIOUS.map(verifierOf)),
      ],
      ['processes', () => work.checkProcesses(at)],
      ['queues', () => work.checkQueues(at)],
      ['troubles', () => work.checkTroubles()],
      ['webhooks and money', () => work.checkReports(at)],
      ['providers', () => checkProviders(at)],
      ['sending domain', async () => checkMail(await lookAtMail())],
      ['ledger', () => books.checkLedger()],
      ['timeline seals', () => books.checkSeals(at)],
    ]
    const findings: Finding[] = []
    for (const [about, each] of looks) findings.push(...(await look(about, each)))
    return report(findings)
  },
  async unprepared(error) {
    const { wrong } = await import('#app/features/operations/finding.ts')
    const { checkMachine } = await import('../doctor/check-machine.ts')
    const { StartRefusal } = await import('#app/launch/configure.ts')
    const { wantedDataDir } = await import('#app/launch/data-dir.ts')
    const machine = await checkMachine(wantedDataDir()).catch(() => [])
    const reason = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? error.name) : String(error)
    return report([
      ...machine,
      error instanceof StartRefusal
        ? wrong('settings', reason, 'Set it in the environment; .env.example names every variable.')
        : wrong(
            'PostgreSQL',
            `does not answer: ${reason}`,
            'Start it, or mend DATABASE_URL; on the embedded one see postgres/server.log in the data folder.',
          ),
    ])
  },
})
