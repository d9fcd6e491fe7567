import { prismaAdapter } from 'better-auth/adapters/prisma'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { prisma } from '#app/db/client.server.ts'
import { env } from '#app/env.server.ts'
import { oldestSecret, staffSecrets } from './staff-secrets.server.ts'

const hours = 3_600
const https = env.PUBLIC_URL.startsWith('https:')

/** How long a session lasts however busy it is, in hours; being away for `idleHours` ends it sooner. */
export const absoluteHours = 7 * 24
const idleHours = 12

/**
 * Staff sign-in: better-auth keeps passwords (scrypt) and sessions (a random token in the database, its signed value in an
 * HttpOnly cookie). Its own HTTP endpoints are not mounted: the routes call it, so strangers cannot sign themselves up. Who has an
 * authenticator app (TOTP, RFC 6238) gives its code after the password; its secret and the backup codes are kept encrypted.
 */
export const auth = betterAuth({
  appName: 'Dunwell',
  baseURL: env.PUBLIC_URL,
  secret: oldestSecret,
  secrets: staffSecrets,
  database: prismaAdapter(prisma, { provider: 'postgresql' }),
  emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
  session: { expiresIn: idleHours * hours, updateAge: 0.25 * hours },
  // `__Host-`: only this very host can have set it, over TLS. better-auth would write `__Secure-`, which neighbours can set, too.
  advanced: {
    cookiePrefix: https ? '__Host-dunwell' : 'dunwell',
    useSecureCookies: false,
    defaultCookieAttributes: { secure: https },
  },
  plugins: [twoFactor({ issuer: 'Dunwell' })],
  telemetry: { enabled: false },
  // Its console lines name what was wrong with a sign-in; nobody needs that in a log.
  logger: { disabled: true },
})
