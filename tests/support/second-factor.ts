import { createHmac } from 'node:crypto'
import type { PrismaClient } from '#app/db/generated/client.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * What an authenticator app shows for a secret in base32 (RFC 6238: SHA-1, six digits, half minutes): `ahead` 1 is the code of the
 * next half minute, which is taken too, since a code opens nothing twice.
 */
export function codeOf(secret: string, ahead = 0): string {
  const bits = [...secret.replace(/\s/g, '')].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const digest = createHmac('sha1', Buffer.from(bytes)).update(counter).digest()
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** Makes every session of a person confirmed at that instant, for tests of what stands behind `requireConfirmed`. */
export async function confirmSessions(prisma: PrismaClient, email: string, at: Date): Promise<void> {
  await prisma.session.updateMany({ where: { user: { email: email.toLowerCase() } }, data: { confirmedAt: at } })
}
