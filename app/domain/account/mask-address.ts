/** An address as one shows it to somebody who may not be its reader: "a•••@example.com". */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf('@')
  const [first = ''] = email.slice(0, Math.max(at, 0))
  return `${first}•••${email.slice(Math.max(at, 0))}`
}
