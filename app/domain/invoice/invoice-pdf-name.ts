/** A file name any system takes: letters, digits, dot, dash and underscore of the number, the rest as dashes. */
export function invoicePdfName(number: string): string {
  const safe = number
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80)
  return `Invoice-${safe || 'copy'}.pdf`
}
