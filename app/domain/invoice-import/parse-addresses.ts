export interface Addresses {
  /** In lower case, each once, in the order written: the first is the one invoices go to. */
  readonly valid: readonly string[]
  /** What stood there and is no address. */
  readonly invalid: readonly string[]
}

const LONGEST = 254
const ADDRESSES_MAX = 10
// One @, a plausible local part, a dotted domain: typing errors are caught here, the rest only a bounce can tell.
const address =
  /^[^\s@"(),:;<>[\]\\\p{C}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u

/** Several addresses in one cell, apart by ";", "," or a line end; "Ann Lee <ann@example.com>" gives the address alone. */
export function parseAddresses(cell: string): Addresses {
  const valid = new Set<string>()
  const invalid: string[] = []
  for (const part of cell.split(/[;,\n]/)) {
    const written = (/<([^<>]*)>\s*$/.exec(part)?.[1] ?? part).trim().replace(/^mailto:/i, '')
    if (written === '') continue
    const isAddress = written.length <= LONGEST && address.test(written) && !/^\.|\.\.|\.@/.test(written)
    if (isAddress && valid.size < ADDRESSES_MAX) valid.add(written.toLowerCase())
    else invalid.push(written)
  }
  return { valid: [...valid], invalid }
}
