import { expect, test } from 'vitest'
import { cliOn } from '#tests/support/cli.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma, url } = await freshDatabase()
const cli = await cliOn(url)

test('the demo is made once, and demo-info tells the same way in every time', async () => {
  const seeded = await cli('seed', '--json')
  expect(seeded.exitCode, seeded.stderr).toBe(0)
  const first = await cli('demo-info', '--json')
  expect(first.exitCode, first.stderr).toBe(0)
  const info = JSON.parse(first.stdout) as { portal: { invoice: string; url: string }[]; api: { key: string } }
  expect(info).toMatchObject({
    admin: {
      url: 'http://localhost:3000/admin',
      email: expect.any(String) as string,
      password: expect.any(String) as string,
    },
    sandbox: { url: 'http://127.0.0.1:3001' },
    api: { url: 'http://localhost:3000/api/v1' },
  })
  expect(info.portal.length).toBeGreaterThan(5)
  expect(info.portal[0]?.url).toMatch(/^http:\/\/localhost:3000\/p\/[\w-]{32}$/)
  const again = await cli('demo-info', '--json')
  expect(JSON.parse(again.stdout)).toEqual(info)
  expect(await prisma.portalLink.count()).toBeLessThanOrEqual(2 * info.portal.length)
  const { findApiKey } = await import('#app/features/api-keys/find-api-key.server.ts')
  expect(await findApiKey(info.api.key, new Date())).toMatchObject({ scopes: ['read', 'write', 'money'] })
})
