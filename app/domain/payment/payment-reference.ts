/** What a client states on a transfer or a cheque: the invoice's number and a code that survives a mistyped number. */
export const paymentReference = (invoiceNumber: string, referenceCode: string): string =>
  `${invoiceNumber}-${referenceCode}`
