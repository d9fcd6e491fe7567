declare const brand: unique symbol
type Id<Noun extends string> = string & { readonly [brand]: Noun }

// One brand per noun, so that an id of one thing can never stand where another is meant. The database makes them (UUID v7).
export type BusinessId = Id<'business'>
export type ClientId = Id<'client'>
export type InvoiceId = Id<'invoice'>
export type PaymentId = Id<'payment'>
export type MessageId = Id<'message'>
export type UserId = Id<'user'>

export const businessId = (id: string) => id as BusinessId
export const clientId = (id: string) => id as ClientId
export const invoiceId = (id: string) => id as InvoiceId
export const paymentId = (id: string) => id as PaymentId
export const messageId = (id: string) => id as MessageId
export const userId = (id: string) => id as UserId
