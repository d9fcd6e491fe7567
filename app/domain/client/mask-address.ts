/** An address as far as somebody who knows it needs to see it, and nobody else can use it: `a•••@example.com`. */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '•••' : `${[...email][0] ?? ''}•••${email.slice(at)}`
}
