import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { prisma } from '#app/db/client.server.ts'
import { joinProcesses } from '#app/jobs/join-processes.server.ts'
import { runDunning } from '#app/jobs/handlers/run-dunning.server.ts'
import { followLadder, makeDue } from '../due-clients.ts'
import { BENCH_NOW, invoices, isQuick, measured, report, timed } from '../metric.ts'
import { BUSINESS } from '../world.ts'

// Clients that are due, decided and written by planners, processes of their own, against the bare writing of their mails.
// Half past nine in New York: the send hour has come.
const now = () => new Date(BENCH_NOW.getTime() + 3_600_000)
const log = { guard: (_handler: string, _id: string, each: () => Promise<boolean>) => each() }
if (process.env['BENCH_PLANNER']) await planWhenAsked()
else await measure()

async function planWhenAsked(): Promise<void> {
  process.on('message', () => {
    void (async () => {
      // Only those that plan have a share of what is due.
      const { processId, leave } = await joinProcesses('bench')
      const work = { processId, now, log }
      const before = process.cpuUsage()
      while ((await runDunning(work)) > 0);
      const { user, system } = process.cpuUsage(before)
      await leave()
      process.send?.((user + system) / 1e6)
    })()
  })
  process.send?.('ready')
  await once(process, 'disconnect')
  process.exit(0)
}

async function measure(): Promise<void> {
  const due = isQuick ? 500 : invoices / 10
  const warmUp = isQuick ? 40 : 400
  await followLadder('none')
  const planners = await Promise.all(Array.from({ length: isQuick ? 2 : 8 }, startPlanner))
  let last = 0
  const plan = async (count: number, width: number) => {
    await makeDue(last + 1, last + count)
    last += count
    const before = await written()
    const cpu: number[] = []
    const seconds = await timed(async () => {
      const answers = planners.slice(0, width).map(async (planner) => {
        planner.send('plan')
        const [used] = (await once(planner, 'message')) as [number]
        cpu.push(used)
      })
      await Promise.all(answers)
    })
    await expectOneOfEach(before, count)
    return { rate: count / seconds, cpuMs: (cpu.reduce((sum, used) => sum + used, 0) / count) * 1_000 }
  }
  await plan(warmUp, planners.length)
  const { rate, cpuMs } = await plan(due, 2)
  const curve: Record<string, number> = {}
  for (const width of isQuick ? [] : [1, 4, 8]) curve[`by ${width}`] = (await plan(due / 5, width)).rate
  for (const planner of planners) planner.disconnect()
  await report({ 'plan.due_100k': measured(rate, '/s', await bareWrites(due), { 'CPU ms each': cpuMs, ...curve }) })
}

async function startPlanner(): Promise<ChildProcess> {
  const planner = fork(process.argv[1] ?? '', {
    env: { ...process.env, BENCH_PLANNER: '1' },
    execArgv: process.execArgv,
  })
  await once(planner, 'message')
  return planner
}

async function written() {
  const of = { where: { businessId: BUSINESS } }
  const pending = { where: { businessId: BUSINESS, outcome: 'pending' as const } }
  return {
    messages: await prisma.outboxMessage.count(of),
    links: await prisma.portalLink.count(of),
    steps: await prisma.reminder.count(pending),
    events: await prisma.timelineEvent.count(of),
  }
}

async function expectOneOfEach(before: Awaited<ReturnType<typeof written>>, count: number): Promise<void> {
  const after = await written()
  for (const [what, n] of Object.entries(after)) {
    const made = n - before[what as keyof typeof before]
    if (made !== count) throw new Error(`${made} ${what} for ${count} due invoices of ${invoices}`)
  }
}

/** The same mails written again by PostgreSQL alone, into a table with the same columns and indexes. */
async function bareWrites(count: number): Promise<number> {
  await prisma.$executeRawUnsafe(
    '/* across businesses: a copy of the columns */ CREATE TABLE "bare" (LIKE "OutboxMessage" INCLUDING DEFAULTS INCLUDING INDEXES)',
  )
  const copy = `/* across businesses: the bench's bare copy */ INSERT INTO "bare" SELECT * FROM "OutboxMessage" LIMIT ${count}`
  return count / (await timed(() => prisma.$executeRawUnsafe(copy)))
}
