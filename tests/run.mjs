// What `npm test` runs: everything, the quick answers first, two at a time where each uses one processor, and one line of totals.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installIfMissing } from '../app/launch/install.mjs'

installIfMissing()
const { findOrInstallBrowser } = await import('./support/browser.mjs')
const { generateDatabaseClient } = await import('../app/launch/build.mjs')

const RESULTS = 'test-results'
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
const total = { passed: 0, failed: 0 }

const bin = (tool) => join('node_modules', '.bin', tool)
const vitestResult = (file) => {
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(file, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests || (success ? 0 : 1) }
}
const playwrightResult = (file) => {
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'))
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}

/** Runs a command to its end; answers its exit code, or 1 when it has none. */
function run(command, args, env, print) {
  const child = spawn(command, args, {
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print)
  return new Promise((done) => {
    child.once('error', (error) => print(`${error.message}\n`))
    child.once('close', (status) => done(status ?? 1))
  })
}

/** Ends when all parts so far have been printed. */
let printed = Promise.resolve()

/**
 * A part, to be started by calling it: it adds what it counted, and one that leaves no result counts as one failure. Parts are
 * printed in the order of their making; one that runs beside an earlier one keeps its output until that has ended.
 */
function part(name, command, args, { env = {}, result = null } = {}) {
  const before = printed
  let close
  printed = new Promise((closed) => (close = closed))
  return async () => {
    const startedAt = Date.now()
    let kept = `\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}\n`
    let ourTurn = false
    const print = (text) => void (ourTurn ? process.stdout.write(text) : (kept += text))
    const turn = before.then(() => {
      process.stdout.write(kept)
      ourTurn = true
    })
    const status = await run(command, args, env, print)
    const counted =
      result && existsSync(result.file)
        ? result.read(result.file)
        : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
    if (status !== 0 && counted.failed === 0) counted.failed = 1
    total.passed += counted.passed
    total.failed += counted.failed
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(0)
    print(`${name}: ${counted.passed} passed, ${counted.failed} failed, ${seconds} s\n`)
    void turn.then(close)
  }
}

const vitest = (project) => {
  const file = join(RESULTS, `${project}.json`)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  return part(project, bin('vitest'), args, { env: { NODE_ENV: 'test' }, result: { file, read: vitestResult } })
}

async function build() {
  if ((await run(process.execPath, ['app/launch/build.mjs'], {}, (text) => process.stderr.write(text))) !== 0)
    process.exit(1)
}

async function inTurn(...parts) {
  for (const start of parts) await start()
}

generateDatabaseClient()
// The build makes the database client anew, which lint and types read: only what does not may run beside it.
await Promise.all([inTurn(part('format', bin('prettier'), ['--check', '--log-level', 'warn', '.'])), build()])
const quick = [
  part('lint', bin('eslint'), ['.']),
  part('unused', bin('knip'), []),
  part('types', bin('tsc'), ['--noEmit']),
]
await Promise.all([inTurn(...quick, vitest('unit')), inTurn(vitest('faults'))])
await inTurn(vitest('integration'))
const browser = findOrInstallBrowser()
await inTurn(
  part('end-to-end', bin('playwright'), ['test'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(RESULTS, 'e2e.json'), ...(browser ? { DUNWELL_BROWSER: browser } : {}) },
    result: { file: join(RESULTS, 'e2e.json'), read: playwrightResult },
  }),
)
await printed

console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
