import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from '#tests/support/desk.ts'

test('the walk of docs/integrate.md runs as it stands, from a key to the first reminder', async ({ app }) => {
  test.setTimeout(240_000)
  const document = await readFile('docs/integrate.md', 'utf8')
  const blocks = [...document.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block)
  expect(blocks.length).toBeGreaterThan(5)
  const env = { ...process.env, ...app.env }
  const script = ['set -euo pipefail', ...blocks].join('\n')
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env }).catch(
    (failed: { stdout: string; stderr: string }) => ({ stdout: `${failed.stdout}\n${failed.stderr}\nFAILED` }),
  )
  expect(stdout).toMatch(/first reminder: \S.*HB-1001/)
  expect(stdout).toMatch(/"status": "settled"/)
  expect(stdout).toContain('payment.settled')
  expect(stdout).not.toContain('FAILED')
  const mails = await app.mails('desk@quay.example')
  expect(mails.some(({ subject }) => subject.includes('HB-1001'))).toBe(true)
})
