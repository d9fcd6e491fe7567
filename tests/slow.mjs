// What `npm run test:slow` runs: the proofs at their whole length, one after the other. `npm test` has the short forms of all of them.
import { installIfMissing } from '../app/launch/install.mjs'

process.env['LANE'] = 'slow'
installIfMissing()
const { findOrInstallBrowser } = await import('./support/browser.mjs')
const { browserTests, build, finish, inTurn, part, vitest } = await import('./support/parts.mjs')

await build()
await inTurn(
  vitest('unit'),
  vitest('faults'),
  vitest('security'),
  vitest('integration'),
  browserTests(findOrInstallBrowser()),
  part('guards', process.execPath, ['tests/guards/run.mjs']),
)
await finish()
