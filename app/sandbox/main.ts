import { join } from 'node:path'
import { env } from '#app/env.server.ts'
import { readyUntilStopped } from '#app/launch/process-end.ts'
import { log } from '#app/log.server.ts'
import { deriveSandboxCredentials } from './credentials.ts'
import { openDatabaseClock } from './database-clock.ts'
import { startSandbox } from './start-sandbox.ts'

if (!env.SANDBOX || env.SANDBOX_PORT === undefined)
  throw new Error('The sandbox is started by the launcher, and only where a provider has no keys.')

const clock = await openDatabaseClock()
const sandbox = await startSandbox({
  port: env.SANDBOX_PORT,
  stateDir: join(env.DATA_DIR, 'sandbox'),
  clock,
  // The application's own address, not PUBLIC_URL: that may be a proxy that is not there yet.
  webhookTargets: {
    stripe: `http://127.0.0.1:${env.PORT}/webhooks/stripe`,
    paypal: `http://127.0.0.1:${env.PORT}/webhooks/paypal`,
    resend: `http://127.0.0.1:${env.PORT}/webhooks/resend`,
  },
  credentials: deriveSandboxCredentials(env.APP_SECRET),
  log: (line) => log.info(line),
})

readyUntilStopped(async () => {
  await sandbox.close()
  await clock.close()
})
