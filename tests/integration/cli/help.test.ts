import { readFileSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import { commands } from '#app/cli/commands.ts'
import { cliOn } from '#tests/support/cli.ts'

const cli = await cliOn(inject('serverUrl'))
const guide = readFileSync('docs/operate.md', 'utf8')
const known = readFileSync('.env.example', 'utf8')

/** The options a command's file declares; what is typed is judged by the same list. */
const optionsOf = (name: string): string[] => {
  const source = readFileSync(`app/cli/commands/${name}.ts`, 'utf8')
  const block = /^ {2}options: \{(.*?)^ {2}(?:\},|\S)/ms.exec(source)?.[1] ?? ''
  return [...block.matchAll(/(?:^|[{,])\s*'?([a-z][\w-]*)'?: \{ type:/gm)].map(([, option = '']) => option)
}

test.each(commands)(
  '$name --help explains it and names every option, and the guide has a line for it',
  async ({ name, summary }) => {
    const { exitCode, stdout, stderr } = await cli(name, '--help')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toContain(summary)
    for (const option of [...optionsOf(name), 'json']) expect(stdout).toContain(`--${option}`)
    expect(guide).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'm'))
  },
)

test('options are found where they are declared', () => {
  expect(optionsOf('create-owner')).toEqual(['business', 'email', 'password', 'currency', 'time-zone'])
  expect(optionsOf('restore')).toEqual(['replace'])
  expect(optionsOf('migrate')).toEqual([])
})

test('every variable the image, the compose file and the units set is one that is read', () => {
  const sources = ['Dockerfile', 'compose.yaml', 'deploy/dunwell-web@.service', 'deploy/dunwell-worker@.service']
  const texts = sources.map((file) => readFileSync(file, 'utf8')).join('\n')
  const set = [...texts.matchAll(/(?:^ {4}| |ENV |Environment=)([A-Z][A-Z_]{3,})(?:=|: )/gm)].map(
    ([, variable = '']) => variable,
  )
  // Those of other programs: PostgreSQL's image, and the proxy's certificate.
  const others = ['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD', 'DOMAIN']
  const unknown = set.filter(
    (variable) => !others.includes(variable) && !new RegExp(`^#? ?${variable}=`, 'm').test(known),
  )
  expect([...new Set(unknown)]).toEqual([])
  expect(set).toEqual(
    expect.arrayContaining(['DATABASE_URL', 'APP_SECRET', 'TRUST_PROXY', 'WORKER_METRICS_PORT', 'DRAIN_SECONDS']),
  )
})

test('what the image, the compose file and the units start is there', () => {
  const files = [
    'Dockerfile',
    'compose.yaml',
    'deploy/dunwell-web@.service',
    'deploy/dunwell-worker@.service',
    'deploy/dunwell-migrate.service',
  ]
  const texts = files.map((file) => readFileSync(file, 'utf8')).join('\n')
  const roles = /const roles = \[(.*?)\]/.exec(readFileSync('app/launch/run.ts', 'utf8'))?.[1] ?? ''
  const started = [...texts.matchAll(/(?:run\.js |command: \[|^CMD \[")([a-z]+)/gm)].map(([, role = '']) => role)
  expect(started.length).toBeGreaterThanOrEqual(7)
  for (const role of started) expect(roles).toContain(`'${role}'`)
  expect(readFileSync('app/launch/build.mjs', 'utf8')).toContain("run: 'app/launch/run.ts'")
})
