import type { ImportSource } from './known-source.ts'

// The more telling signatures first: the first whole match wins. Where the headers were found stands beside the sample files.

export const clientSources: readonly ImportSource[] = [
  {
    name: 'Dunwell',
    signature: ['Client', 'Client code', 'Copies to', 'Postal address', 'Terms in days'],
    columns: { email: ['E-mail'], terms: ['Terms in days'] },
  },
  {
    name: 'Xero',
    signature: ['ContactName', 'AccountNumber', 'EmailAddress', 'POAddressLine1'],
    // "DueDateSalesDay" is a number of days only with the term beside it: the terms are left to the business.
    columns: { clientCode: ['AccountNumber'], email: ['EmailAddress'], contact: null, terms: null },
  },
  {
    name: 'Wave',
    signature: ['customer_name', 'email', 'contact_first_name', 'postal_code/zip_code'],
    columns: { clientCode: ['account_number'], street: ['address_line_1'], street2: ['address_line_2'], contact: null },
  },
  {
    name: 'Stripe',
    signature: ['id', 'Email', 'Name', 'Created (UTC)', 'Delinquent'],
    columns: { clientCode: ['id'], client: ['Name', 'Description', 'Email'], email: ['Email'], contact: null },
  },
  {
    name: 'QuickBooks Desktop',
    signature: ['Active Status', 'Customer', 'Balance', 'Main Email'],
    columns: {
      client: ['Customer'],
      clientCode: ['Account No.'],
      contact: ['Primary Contact'],
      street: ['Bill to 2'],
      street2: ['Bill to 3'],
      city: ['Bill to 4'],
      country: ['Bill to 5'],
      address: null,
    },
  },
  {
    name: 'QuickBooks Online',
    signature: ['Customer full name', 'Phone numbers', 'Bill address'],
    columns: {
      client: ['Customer full name'],
      contact: ['Full name'],
      address: ['Bill address'],
      phone: ['Phone numbers'],
    },
  },
  {
    name: 'QuickBooks Online',
    signature: ['Name', 'Company name', 'Street Address', 'Open balance'],
    columns: { client: ['Name'] },
  },
  {
    name: 'Invoice Ninja',
    signature: ['Name', 'Number', 'Paid to Date', 'Client Phone', 'ID Number', 'Email'],
    columns: {
      client: ['Name'],
      clientCode: ['Number'],
      email: ['Email'],
      contact: null,
      phone: ['Client Phone', 'Contact Phone'],
      terms: ['Client Payment Terms'],
      taxNumber: ['VAT Number'],
    },
  },
]

export const paymentSources: readonly ImportSource[] = [
  {
    name: 'Dunwell',
    signature: ['Payment ID', 'Invoice number', 'Received on', 'Method'],
    columns: { externalId: ['Payment ID'], email: null },
  },
  {
    name: 'Stripe',
    signature: ['id', 'Amount Refunded', 'Converted Amount', 'Customer Email'],
    // "Invoice ID" is Stripe's own (in_…); the number an invoice bears is a column of its own where it was asked for.
    columns: {
      externalId: ['id'],
      invoiceNumber: ['Invoice Number'],
      client: ['Customer Name', 'Customer Description', 'Customer Email'],
      clientCode: ['Customer ID'],
      email: ['Customer Email'],
      amount: ['Amount'],
      receivedOn: ['Created date (UTC)', 'Created (UTC)', 'Created'],
      method: ['Payment Source Type', 'Card Brand'],
      reference: ['PaymentIntent ID'],
      type: null,
    },
  },
  {
    name: 'Invoice Ninja',
    signature: ['Payment Date', 'Payment Amount', 'Payment Applied', 'Payment Number'],
    columns: {
      externalId: ['Payment Number'],
      reference: ['Payment Transaction Reference'],
      currency: ['Payment Currency'],
    },
  },
  {
    name: 'QuickBooks Desktop',
    signature: ['Type', 'Date', 'Num', 'Name', 'Amount'],
    // "Num" is the number of the cheque there.
    columns: { reference: ['Num'], externalId: ['Trans #'], client: ['Name'], method: ['Pay Meth', 'Payment Method'] },
  },
  {
    name: 'QuickBooks Online',
    signature: ['Date', 'Transaction type', 'Num', 'Amount'],
    columns: {
      reference: ['Num'],
      externalId: null,
      client: ['Customer full name', 'Client full name', 'Name', 'Customer'],
    },
  },
]

export const creditNoteSources: readonly ImportSource[] = [
  {
    name: 'Dunwell',
    signature: ['Credit note', 'Invoice number', 'Credited on', 'Taken off the invoice'],
    columns: { number: ['Credit note'] },
  },
]
