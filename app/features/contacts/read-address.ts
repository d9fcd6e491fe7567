import { z } from 'zod'

/** An e-mail address as it is kept; null for what is none. */
export function readAddress(text: string): string | null {
  const email = text.trim().toLowerCase()
  return email.length <= 254 && z.email().safeParse(email).success ? email : null
}
