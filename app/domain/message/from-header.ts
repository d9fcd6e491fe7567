/**
 * The From header: the business's name before the address mails are sent from, e.g. `"Northwind Studio" <billing@example.com>`.
 * Quotes, backslashes, angle brackets and control characters leave the name, so that it can never become a second header or address.
 */
export function fromHeader(businessName: string, mailFrom: string): string {
  const address = /<([^<>]+)>\s*$/.exec(mailFrom)?.[1]?.trim() ?? mailFrom.trim()
  const name = businessName
    .replace(/[\p{C}"\\<>]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
  return name ? `"${name}" <${address}>` : address
}
