/** What a person types into an authenticator app, out of the address it could open itself; null for anything else. */
export function readSecret(uri: string | null): { account: string; groups: string } | null {
  if (!uri?.startsWith('otpauth://totp/') || !URL.canParse(uri)) return null
  const { pathname, searchParams } = new URL(uri)
  const secret = searchParams.get('secret') ?? ''
  if (!/^[A-Z2-7]{16,}$/.test(secret)) return null
  return {
    account: decodeURIComponent(pathname.split('/').at(-1) ?? ''),
    groups: (secret.match(/.{1,4}/g) ?? []).join(' '),
  }
}
