import { addressBelow } from '../postal-address.ts'

/** Name and address as they stand in the window of the envelope; null without an address on file. */
export function addresseeOf(client: { name: string; postalAddress: string | null }): string | null {
  const lines = addressBelow(client.name, client.postalAddress)
  return lines.length === 0 ? null : [client.name.trim(), ...lines].join('\n')
}
