// What `npm test` runs: everything, the quick answers first, two at a time where each uses one processor, and one line of totals.
import { installIfMissing } from '../app/launch/install.mjs'

installIfMissing()
const { findOrInstallBrowser } = await import('./support/browser.mjs')
const { generateDatabaseClient } = await import('../app/launch/build.mjs')
const { bin, browserTests, build, finish, inTurn, part, vitest } = await import('./support/parts.mjs')

generateDatabaseClient()
// The build makes the database client anew, which lint and types read: only what does not may run beside it.
await Promise.all([inTurn(part('format', bin('prettier'), ['--check', '--log-level', 'warn', '.'])), build()])
const quick = [
  part('lint', bin('eslint'), ['.']),
  part('unused', bin('knip'), []),
  part('types', bin('tsc'), ['--noEmit']),
]
// How fast a storm is answered is measured: nothing else runs then.
const storm = 'tests/faults/w1-webhook-storm.test.ts'
await Promise.all([inTurn(...quick, vitest('unit')), inTurn(vitest('faults', 'faults', '--exclude', storm))])
await inTurn(vitest('faults', 'storm', storm), vitest('security'), vitest('integration'))
// Alone on the machine: what it measures is time.
await inTurn(part('bench', process.execPath, ['tests/bench/run.mjs', '--quick']))
await inTurn(browserTests(findOrInstallBrowser()))
await finish()
