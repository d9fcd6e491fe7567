import { noAnswers } from './portal-answers.ts'
import type { PortalInvoice, PortalPayment } from './portal-invoice.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })

/** The invoice of the tests: 2041 for $1,500.00 to Ada, $1,234.50 of it open, due on Friday 12 March 2027, four days from now. */
export const samplePortal = (changes: Partial<PortalInvoice> = {}): PortalInvoice => ({
  business: {
    name: 'Northwind Studio',
    email: 'billing@northwind.example',
    phone: '+1 207 555 0100',
    postalAddress: '12 Harbor Street\nPortland, ME 04101',
    brandColor: '#1f6f5c',
    logoPath: null,
  },
  clientName: 'Ada Lovelace Ltd',
  number: '2041',
  state: 'issued',
  issuedOn: '2027-02-10',
  dueOn: '2027-03-12',
  settledOn: null,
  today: '2027-03-08',
  terms: 'Net 30',
  purchaseOrder: 'PO-7788',
  description: 'Spring catalogue',
  lines: [
    { description: 'Layout and typesetting, 24 pages', quantity: '24', unit: usd(5_000n), amount: usd(120_000n) },
    { description: 'Photography', quantity: '1.5', unit: usd(20_000n), amount: usd(30_000n) },
  ],
  tax: usd(0n),
  total: usd(150_000n),
  balance: usd(123_450n),
  processing: usd(0n),
  paid: usd(26_550n),
  credited: usd(0n),
  discounted: usd(0n),
  charges: [],
  disputed: usd(0n),
  credit: usd(0n),
  discount: null,
  methods: [
    { method: 'card', max: null },
    { method: 'ach', max: null },
    { method: 'paypal', max: null },
  ],
  down: [],
  minimumPart: usd(100n),
  transferDetails: 'First Harbor Bank\nRouting 110000000\nAccount 000123456789',
  reference: '2041-7K',
  payments: [
    samplePayment({
      amount: usd(26_550n),
      startedOn: '2027-02-20',
      settledOn: '2027-02-20',
      at: '2027-02-20T15:00:00Z',
    }),
  ],
  mails: [
    {
      kind: 'reminder',
      subject: 'Invoice 2041 is due on Friday, 12 March',
      sentOn: '2027-03-07',
      at: '2027-03-07T14:00:00Z',
    },
  ],
  steps: [],
  files: [],
  creditNotes: [],
  locale: 'en-US',
  answers: noAnswers,
  ...changes,
})

export const samplePayment = (changes: Partial<PortalPayment> = {}): PortalPayment => ({
  id: '0199a1b2-0000-7000-8000-000000000001',
  method: 'card',
  state: 'settled',
  amount: usd(123_450n),
  share: changes.amount ?? usd(123_450n),
  refunded: usd(0n),
  at: '2027-03-08T15:00:00Z',
  startedOn: '2027-03-08',
  settledOn: null,
  verifyUrl: null,
  ...changes,
})
