import { fork } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startBenchPostgres } from './bench-postgres.ts'
import { benchEnvironment } from './environment.ts'
import type { Measurements } from './metric.ts'
import { better, missed, reaches, unmeasured, worse } from './reach.ts'
import { tableOf } from './table.ts'

interface Run {
  /** The file in `metrics` that measures, in a process of its own. */
  readonly file: string
  readonly invoices: number
  /** Null: it is no part of the quick run. */
  readonly quickInvoices: number | null
}

const runs: readonly Run[] = [
  { file: 'plan-idle', invoices: 1_000_000, quickInvoices: 20_000 },
  { file: 'plan-idle', invoices: 10_000, quickInvoices: null },
  { file: 'plan-due', invoices: 1_000_000, quickInvoices: 5_000 },
  { file: 'send', invoices: 10_000, quickInvoices: 2_000 },
  { file: 'portal', invoices: 10_000, quickInvoices: 2_000 },
  { file: 'webhooks', invoices: 10_000, quickInvoices: 2_000 },
  { file: 'admin', invoices: 1_000_000, quickInvoices: 20_000 },
  { file: 'admin', invoices: 10_000, quickInvoices: null },
  { file: 'import', invoices: 0, quickInvoices: 0 },
  { file: 'memory', invoices: 1_000_000, quickInvoices: 2_000 },
]

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, keep: { type: 'string' } },
})
const only = options.only?.split(',')
const postgres = await startBenchPostgres(options.keep ?? null)
const recorded = JSON.parse(readFileSync('tests/bench/recorded.json', 'utf8')) as Record<string, number>
const metrics: Record<string, Measurements[string]> = {}
try {
  for (const run of runs) {
    const invoices = options.quick ? run.quickInvoices : run.invoices
    if ((only && !only.includes(run.file)) || invoices === null) continue
    const found = await measure(run.file, invoices)
    // A second is soon disturbed on a machine that does other things: what looks worse is looked at twice, and the better look counts.
    const isOdd = options.quick && worse(found, recorded).length > 0
    Object.assign(metrics, isOdd ? better(found, await measure(run.file, invoices)) : found)
  }
} finally {
  await postgres.stop()
}
writeFileSync('bench-results.json', `${JSON.stringify({ metrics }, null, 2)}\n`)
if (options.quick) console.log('Small worlds under the names of the whole run:')
console.log(tableOf(metrics, options.quick ? [] : reaches))
const failures = options.quick
  ? [...worse(metrics, recorded), ...(only ? [] : unmeasured(metrics, recorded))]
  : missed(metrics)
for (const failure of failures) console.log(failure)
process.exit(failures.length > 0 ? 1 : 0)

async function measure(file: string, invoices: number): Promise<Measurements> {
  console.error(`${file}, ${invoices.toLocaleString('en')} invoices …`)
  const url = await postgres.copy(invoices)
  const env = {
    ...{ PATH: process.env['PATH'], HOME: process.env['HOME'] },
    ...benchEnvironment(url),
    ...{ BENCH_INVOICES: String(invoices), BENCH_QUICK: options.quick ? '1' : '0' },
  }
  const child = fork(`build/bench/metrics/${file}.js`, { env, execArgv: ['--enable-source-maps', '--no-deprecation'] })
  return new Promise((done, failed) => {
    let result: Measurements | null = null
    child.once('message', (message) => (result = message as Measurements))
    child.once('exit', (code) =>
      result && code === 0 ? done(result) : failed(new Error(`${file} ended with ${code}`)),
    )
  })
}
