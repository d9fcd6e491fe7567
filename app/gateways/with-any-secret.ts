/**
 * Verifies with each secret in turn, the new one and the one it takes the place of: while a webhook's secret is exchanged, both
 * are good. Errors: that of the last one.
 */
export function withAnySecret<T>(secrets: readonly string[], verify: (secret: string) => T): T {
  const [first = '', ...others] = secrets
  try {
    return verify(first)
  } catch (error) {
    if (others.length === 0) throw error
    return withAnySecret(others, verify)
  }
}
