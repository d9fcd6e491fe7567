/** Whose mail it is. */
export interface MailBrand {
  name: string
  email: string
  phone: string | null
  postalAddress: string | null
  /** #rrggbb as the business chose it; contrast is mended where it is used. */
  color: string
  /** Absolute address of the logo; null writes the name instead. */
  logoUrl: string | null
  /** Language of the mail, e.g. "en-US"; the words of the frame follow it. */
  locale: string
}

export const previewBrand: MailBrand = {
  name: 'Northwind Studio',
  email: 'billing@northwind.example',
  phone: '+1 212 555 0142',
  postalAddress: '48 Harbor Street, New York, NY 10004',
  color: '#1f4f82',
  logoUrl: null,
  locale: 'en-US',
}
