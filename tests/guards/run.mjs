// Switches every guard off, one at a time, in a copy of this checkout: tests that go on passing would not notice its loss.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { guards } from './guards.mjs'

const wanted = process.argv[2]
const copy = mkdtempSync(join(tmpdir(), 'dunwell-guards-'))
const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
for (const file of stdout.split('\n').filter(Boolean)) cpSync(file, join(copy, file), { recursive: true, force: true })
for (const folder of ['node_modules', 'app/db/generated']) {
  cpSync(folder, join(copy, folder), { recursive: true, verbatimSymlinks: true })
}

const inCopy = (command, args) => spawnSync(command, args, { cwd: copy, encoding: 'utf8' })
const needsBuild = ['security']
const build = () => inCopy(process.execPath, ['app/launch/build.mjs']).status === 0

let missed = 0
for (const { guard, file, on, off, project, tests } of guards.filter(
  ({ guard: name }) => !wanted || name.includes(wanted),
)) {
  const path = join(copy, file)
  const whole = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    whole.replace(on, () => off),
  )
  const startedAt = Date.now()
  const isBuilt = !needsBuild.includes(project) || build()
  const { status, stdout: output } = isBuilt
    ? inCopy(join('node_modules', '.bin', 'vitest'), ['run', '--project', project, '--bail', '1', ...tests])
    : { status: 1, stdout: 'not built' }
  writeFileSync(path, whole)
  const failed = (output.match(/Tests .*?(\d+) failed/) ?? [])[1]
  const isNoticed = isBuilt && status !== 0 && failed !== undefined
  if (!isNoticed) missed += 1
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(0)
  console.log(`${isNoticed ? 'noticed' : 'MISSED '}  ${guard}  (${tests.join(', ')}, ${seconds} s)`)
  if (!isNoticed) console.log(output.slice(-2_000))
}
rmSync(copy, { recursive: true, force: true })
console.log(`\n${guards.length - missed} of ${guards.length} guards are noticed when they are gone`)
process.exit(missed === 0 ? 0 : 1)
