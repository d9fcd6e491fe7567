import type Stripe from 'stripe'
import { z } from 'zod'
import { mixedId } from '../random-id.ts'
import { expand, ignored, metadata } from './parameters.ts'
import type { StripeStore } from './stripe-store.ts'

export const CustomerParameters = z.strictObject({
  address: ignored.optional(),
  description: z.string().optional(),
  email: z.string().max(512).optional(),
  expand,
  invoice_settings: ignored.optional(),
  metadata: metadata.optional(),
  name: z.string().max(256).optional(),
  phone: z.string().max(20).optional(),
  preferred_locales: ignored.optional(),
  shipping: ignored.optional(),
  tax: ignored.optional(),
  tax_exempt: z.enum(['none', 'exempt', 'reverse']).optional(),
})

type Given = Partial<Pick<z.infer<typeof CustomerParameters>, 'description' | 'email' | 'metadata' | 'name' | 'phone'>>

export function createCustomer(store: StripeStore, given: Given): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: mixedId('cus_', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: store.now(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: given.description || null,
    email: given.email || null,
    invoice_prefix: mixedId('', 8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: given.metadata ?? {},
    name: given.name || null,
    phone: given.phone || null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
  }
  store.customers.put(customer.id, customer)
  store.emit('customer.created', customer)
  return customer
}

/** An empty value unsets; metadata is merged key by key. */
export function updateCustomer(store: StripeStore, customer: Stripe.Customer, given: Given): Stripe.Customer {
  const merged = Object.entries({ ...customer.metadata, ...given.metadata }).filter(([, value]) => value !== '')
  const updated: Stripe.Customer = {
    ...customer,
    ...(given.description !== undefined && { description: given.description || null }),
    ...(given.email !== undefined && { email: given.email || null }),
    ...(given.name !== undefined && { name: given.name || null }),
    ...(given.phone !== undefined && { phone: given.phone || null }),
    metadata: Object.fromEntries(merged),
  }
  store.customers.put(customer.id, updated)
  store.emit('customer.updated', updated)
  return updated
}
