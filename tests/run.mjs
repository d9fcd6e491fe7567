// What `npm test` runs: everything, in the order in which it fails fastest, and one line of totals at the end.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installIfMissing } from '../app/launch/install.mjs'

installIfMissing()
const { findOrInstallBrowser } = await import('./support/browser.mjs')
const { buildIfStale, generateDatabaseClient } = await import('../app/launch/build.mjs')

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

/** Runs one part and adds what it counted; a part that leaves no result counts as one failure. */
function part(name, command, args, { env = {}, result = null } = {}) {
  const startedAt = Date.now()
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`)
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  const counted =
    result && existsSync(result.file)
      ? result.read(result.file)
      : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
  if (status !== 0 && counted.failed === 0) counted.failed = 1
  total.passed += counted.passed
  total.failed += counted.failed
  console.log(
    `${name}: ${counted.passed} passed, ${counted.failed} failed, ${((Date.now() - startedAt) / 1000).toFixed(0)} s`,
  )
}

const vitest = (project) => {
  const file = join(RESULTS, `${project}.json`)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  part(project, bin('vitest'), args, { env: { NODE_ENV: 'test' }, result: { file, read: vitestResult } })
}

generateDatabaseClient()
part('format', bin('prettier'), ['--check', '--log-level', 'warn', '.'])
part('lint', bin('eslint'), ['.'])
part('unused', bin('knip'), [])
part('types', bin('tsc'), ['--noEmit'])
vitest('unit')
vitest('integration')
await buildIfStale()
vitest('faults')
const browser = findOrInstallBrowser()
part('end-to-end', bin('playwright'), ['test'], {
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(RESULTS, 'e2e.json'), ...(browser ? { DUNWELL_BROWSER: browser } : {}) },
  result: { file: join(RESULTS, 'e2e.json'), read: playwrightResult },
})

console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
