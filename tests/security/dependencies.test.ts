import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { floors } from '#tests/support/dependency-floors.ts'

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      /** It lies within the archive of another package, whose sum covers it. */
      inBundle: z.boolean().default(false),
    }),
  ),
})
const lock = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
const installed = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, { version = '', license, integrity, inBundle }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return { name, version, license, isLocked: inBundle || integrity?.startsWith('sha512-') === true }
  })

const numbersOf = (version: string): number[] => version.split(/[-+]/, 1)[0]?.split('.').map(Number) ?? []
function compare(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  const place = left.findIndex((number, i) => number !== right[i])
  return place < 0 ? 0 : (left[place] ?? 0) - (right[place] ?? 0)
}
/** Of a release line's own floor; a version of a line without one is judged by the next line's, which a later line is past. */
function isGood(version: string, atLeast: readonly string[]): boolean {
  const line = atLeast.find((floor) => numbersOf(floor)[0] === numbersOf(version)[0])
  return compare(version, line ?? atLeast.at(-1) ?? '0') >= 0
}

test('no package is below the version that mended a known hole', () => {
  const behind = installed.filter(({ name, version }) => {
    const floor = floors[name]
    return floor && !isGood(version, floor.atLeast) && !floor.stays?.[version]
  })
  expect(behind.map(({ name, version }) => `${name} ${version}: ${floors[name]?.because}`)).toEqual([])
})

test('the list names nothing that is not installed any more', () => {
  const stale = Object.entries(floors).flatMap(([name, { stays = {} }]) => {
    const versions = installed.filter((each) => each.name === name).map(({ version }) => version)
    return [
      ...(versions.length === 0 ? [name] : []),
      ...Object.keys(stays)
        .filter((version) => !versions.includes(version))
        .map((version) => `${name} ${version}`),
    ]
  })
  expect(stale).toEqual([])
})

test('a floor holds for its own release line and for later ones', () => {
  const atLeast = ['3.1.3', '9.0.7']
  expect(['3.1.2', '3.1.3', '4.9.9', '9.0.6', '9.0.7', '10.0.0'].map((each) => isGood(each, atLeast))).toEqual([
    ...[false, true, false],
    ...[false, true, true],
  ])
})

test('every package is locked by what it contains', () =>
  expect(installed.filter(({ isLocked }) => !isLocked).map(({ name }) => name)).toEqual([]))

test('no script of a package runs when they are installed', () =>
  expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('ignore-scripts=true'))

/** What the packages say themselves in their LICENSE file where package.json says nothing that can be read. */
const told: Readonly<Record<string, string>> = {
  '@paypal/checkout-server-sdk': 'Apache-2.0',
  eval: 'MIT',
  format: 'MIT',
  'png-js': 'MIT',
  'require-like': 'MIT',
  'seq-queue': 'MIT',
}
/** Kinds that may be used in, and passed on with, a product under the MIT licence. */
const allowed = [
  ...['MIT', 'MIT-0', 'MIT/X11', 'MIT and ISC', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0'],
  ...['Apache-2.0', '(Apache-2.0 AND MIT)', '(Unlicense OR Apache-2.0)', '(MIT OR CC0-1.0)', 'Unlicense', 'CC0-1.0'],
  ...['Python-2.0', 'PSF-2.0', 'CC-BY-3.0', 'CC-BY-4.0', '(ISC AND CC-BY-3.0)', 'MPL-2.0', 'EPL-2.0'],
]

test('every licence is known and fits; docs/licences.md lists them', async () => {
  const byLicence = new Map<string, Set<string>>()
  for (const { name, license } of installed) {
    const kind = told[name] ?? license ?? 'none'
    byLicence.set(kind, (byLicence.get(kind) ?? new Set()).add(`\`${name}\``))
  }
  expect([...byLicence.keys()].filter((kind) => !allowed.includes(kind))).toEqual([])
  const sections = [...byLicence]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([kind, packages]) => {
      const names = [...packages].sort()
      return `## ${kind}\n\n${names.length} ${names.length === 1 ? 'package' : 'packages'}: ${names.join(', ')}.\n`
    })
  const text = `# Licences of the packages in use\n\nFrom package-lock.json; \`npx vitest run --project security dependencies -u\` writes it anew.\n\n${sections.join('\n')}`
  await expect(text).toMatchFileSnapshot('../../docs/licences.md')
})
