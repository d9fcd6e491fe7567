import '#app/launch/lean-heap.ts'
import { StartRefusal } from '#app/launch/configure.ts'
import { Refusal, WrongUsage } from './command.ts'
import type { Command, Report } from './command.ts'
import { commands } from './commands.ts'
import type { FoundDatabase } from '#app/launch/find-database.ts'
import { prepareEnvironment } from '#app/launch/prepare-environment.ts'

/** Answers the exit code: 0 done, 1 refused with the reason on stderr, 2 wrong usage. */
async function main([name, ...args]: string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(overview())
    return 0
  }
  const command = commands.find((each) => each.name === name)
  if (!command) {
    console.error(name === undefined ? overview() : `There is no command "${name}".\n\n${overview()}`)
    return 2
  }
  try {
    return await execute(command, args)
  } catch (error) {
    if (error instanceof WrongUsage) {
      console.error(`${error.message}\n\n${usageLine(command)}`)
      return 2
    }
    console.error(await reasonOf(error))
    return 1
  }
}

async function execute(command: Command, args: string[]): Promise<number> {
  const { help, json, run } = command.parse(args)
  if (help) {
    console.log(usageOf(command))
    return 0
  }
  const report = await reportOf(command, run)
  console.log(json ? JSON.stringify(report.json, null, 2) : report.text)
  return report.exitCode ?? 0
}

async function reportOf(
  { usesProviders = false, unprepared }: Command,
  run: ReturnType<Command['parse']>['run'],
): Promise<Report> {
  let environment: FoundDatabase | null = null
  try {
    environment = await prepareEnvironment(usesProviders)
    const { followSandboxClock } = await import('./follow-sandbox-clock.ts')
    await followSandboxClock()
  } catch (error) {
    await environment?.stop()
    if (!unprepared) throw error
    return unprepared(error)
  }
  const { prisma } = await import('#app/db/client.server.ts')
  try {
    return await run(environment)
  } finally {
    await prisma.$disconnect()
    await environment.stop()
  }
}

/** One line for what the operator can act on; everything for what nobody expected. */
async function reasonOf(error: unknown): Promise<string> {
  if (error instanceof Refusal || error instanceof StartRefusal) return error.message
  const { Prisma } = await import('#app/db/generated/client.ts')
  if (error instanceof Prisma.PrismaClientKnownRequestError && (error.code === 'P2021' || error.code === 'P2022')) {
    return 'The database is not up to date: run "migrate" first.'
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return ['Usage: npm run cli -- COMMAND [--help] [--json]', '', ...lines].join('\n')
}

const usageLine = ({ name, usage }: Command): string => `Usage: npm run cli -- ${name} ${usage}`.trimEnd() + ' [--json]'

const usageOf = (command: Command): string =>
  [usageLine(command), '', command.summary, ...(command.help === undefined ? [] : ['', command.help])].join('\n')

process.exitCode = await main(process.argv.slice(2))
