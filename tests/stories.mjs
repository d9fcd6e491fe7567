// What `npm run test:faults` runs: every test that tells a failure story, wherever it sits, and a line for each story.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installIfMissing } from '../app/launch/install.mjs'
import { findStories, storyTitle } from './support/find-stories.mjs'

installIfMissing()
const run = (command, args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}
run(process.execPath, ['app/launch/build.mjs'])
const files = [
  ...findStories(['app/domain', 'app/gateways', 'tests/faults', 'tests/security', 'tests/integration']).keys(),
]
const projects = ['unit', 'faults', 'security', 'integration'].flatMap((name) => ['--project', name])
const reporter = './tests/support/story-reporter.ts'
run(join('node_modules', '.bin', 'vitest'), [
  ...['run', ...projects, '--reporter', reporter, '-t', storyTitle.source, ...process.argv.slice(2), ...files],
])
