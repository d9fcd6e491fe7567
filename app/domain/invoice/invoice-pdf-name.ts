/** A file name any system takes: letters, digits, dot, dash and underscore of the number, the rest as dashes. */
export function pdfName(of: string, number: string): string {
  const safe = number
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80)
  return `${of}-${safe || 'copy'}.pdf`
}

export const invoicePdfName = (number: string): string => pdfName('Invoice', number)
