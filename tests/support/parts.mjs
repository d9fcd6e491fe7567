// The parts of a run: each is a command of its own, counted by what its tool wrote down, printed whole and in turn.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const RESULTS = 'test-results'
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
const total = { passed: 0, failed: 0 }
/** What failed, named once more at the end: a long output is often read from there, or cut. */
const failures = []

export const bin = (tool) => join('node_modules', '.bin', tool)
const firstLine = (text = '') => stripVTControlCharacters(text).split('\n', 1)[0]
const vitestResult = (file) => {
  const { numPassedTests, numFailedTests, success, testResults } = JSON.parse(readFileSync(file, 'utf8'))
  const names = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [`${relative('.', name)} ${firstLine(message)}`] : []
    return failed.map((one) => `${relative('.', name)} ${one.fullName}: ${firstLine(one.failureMessages[0])}`)
  })
  return { passed: numPassedTests, failed: numFailedTests || (success ? 0 : 1), names }
}
const playwrightResult = (file) => {
  const { stats, errors, suites } = JSON.parse(readFileSync(file, 'utf8'))
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
  const failed = suites.flatMap(specs).filter(({ ok }) => !ok)
  const names = failed.map((spec) => {
    const error = spec.tests.flatMap(({ results }) => results).find((result) => result.error)?.error
    return `${spec.file}:${spec.line} ${spec.title}: ${firstLine(error?.message)}`
  })
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, names }
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
export function part(name, command, args, { env = {}, result = null } = {}) {
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
        : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, names: [] }
    if (status !== 0 && counted.failed === 0) counted.failed = 1
    const names = counted.failed > 0 && counted.names.length === 0 ? ['see its output'] : counted.names
    failures.push(...names.map((one) => `${name}: ${one}`))
    total.passed += counted.passed
    total.failed += counted.failed
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(0)
    print(`${name}: ${counted.passed} passed, ${counted.failed} failed, ${seconds} s\n`)
    void turn.then(close)
  }
}

/** A project of vitest's configuration; more arguments narrow it. */
export const vitest = (project, name = project, ...more) => {
  const file = join(RESULTS, `${name}.json`)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  return part(name, bin('vitest'), [...args, ...more], {
    env: { NODE_ENV: 'test' },
    result: { file, read: vitestResult },
  })
}

/** Ends the whole run where it fails. */
export async function build() {
  if ((await run(process.execPath, ['app/launch/build.mjs'], {}, (text) => process.stderr.write(text))) !== 0)
    process.exit(1)
}

export async function inTurn(...parts) {
  for (const start of parts) await start()
}

/** The browser's part. */
export const browserTests = (browser) =>
  part('end-to-end', bin('playwright'), ['test'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(RESULTS, 'e2e.json'), ...(browser ? { DUNWELL_BROWSER: browser } : {}) },
    result: { file: join(RESULTS, 'e2e.json'), read: playwrightResult },
  })

/** Waits for what is still to be printed, sums up in one line and ends. */
export async function finish() {
  await printed
  if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed === 0 ? 0 : 1)
}
