import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliOn } from '#tests/support/cli.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma, url } = await freshDatabase()
const cli = await cliOn(url)
const dir = await mkdtemp(join(tmpdir(), 'dunwell-import-'))
await cli('create-owner', '--business', 'Import Works', '--email', 'o@import.example', '--password', 'long enough')

const header = 'Invoice No,Customer,Email,Invoice Date,Due Date,Amount'
const rows = [
  'A-1,Alpha Ltd,ap@alpha.example,01/02/2026,03/02/2026,"1,200.50"',
  'A-2,Beta Ltd,,02/02/2026,04/02/2026,99.00',
  'A-3,Gamma Ltd,ap@gamma.example,02/02/2026,04/02/2026,twelve',
]
const file = join(dir, 'invoices.csv')
await writeFile(file, `${[header, ...rows].join('\n')}\n`)

test('ambiguous dates are asked for by refusing, and nothing is taken in', async () => {
  const refused = await cli('import-invoices', file)
  expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
  expect(refused.stderr).toContain('say --date-order mdy or dmy')
  expect(await prisma.invoice.count()).toBe(0)
})

test('a dry run tells and changes nothing; a run takes the good rows; a second one changes nothing', async () => {
  const args = ['import-invoices', file, '--date-order', 'dmy', '--json']
  const rejected = [{ line: 4, reason: expect.any(String) as string }]
  const dry = await cli(...args, '--dry-run')
  expect(JSON.parse(dry.stdout)).toEqual({ rows: 3, created: 2, updated: 0, unchanged: 0, rejected })
  expect(await prisma.invoice.count()).toBe(0)

  const rejects = join(dir, 'rejects.csv')
  const first = await cli(...args, '--rejects', rejects)
  expect(JSON.parse(first.stdout)).toEqual({ rows: 3, created: 2, updated: 0, unchanged: 0, rejected })
  expect(await readFile(rejects, 'utf8')).toContain('A-3,Gamma Ltd,ap@gamma.example')
  const alpha = await prisma.invoice.findFirstOrThrow({ where: { number: 'A-1' } })
  expect([alpha.totalMinor, alpha.balanceMinor, alpha.dueOn]).toEqual([120_050n, 120_050n, new Date('2026-02-03')])
  expect(await prisma.task.count({ where: { client: { name: 'Beta Ltd' } } })).toBe(1)

  const second = await cli(...args)
  expect(JSON.parse(second.stdout)).toEqual({ rows: 3, created: 0, updated: 0, unchanged: 2, rejected })
})

test.each([
  ['no file', [], 2],
  ['a file that is not there', [join(dir, 'nothing.csv')], 1],
  ['a map to an unknown field', [file, '--map', 'colour=Email'], 2],
  ['a map to a header that is not there', [file, '--map', 'number=Nummer', '--date-order', 'dmy'], 1],
  ['an unknown date order', [file, '--date-order', 'dym'], 2],
  ['an unknown currency', [file, '--currency', 'ABC', '--date-order', 'dmy'], 1],
  ['rejects that cannot be written', [file, '--date-order', 'dmy', '--rejects', join(dir, 'no/such/dir.csv')], 1],
])('%s is refused', async (_what, args, exitCode) => {
  const refused = await cli('import-invoices', ...args)
  expect(refused).toMatchObject({ exitCode, stdout: '' })
  expect(refused.stderr).not.toMatch(/^\s+at /m)
})
