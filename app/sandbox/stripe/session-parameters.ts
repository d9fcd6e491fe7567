import { z } from 'zod'
import { expand, flag, ignored, integer, list, metadata, text } from './parameters.ts'

const address = z.string().max(5000)

/** What POST /v1/checkout/sessions takes, in the modes `payment` and `setup`. `payment_method_types` is gone since 2026-09-30.endive. */
export const SessionParameters = z.strictObject({
  mode: z.enum(['payment', 'setup', 'subscription'], 'must be one of payment, setup, or subscription'),
  line_items: list(
    z.strictObject({
      price_data: z
        .strictObject({
          currency: text.toLowerCase(),
          unit_amount: integer,
          product_data: z.strictObject({
            name: text,
            description: z.string().optional(),
            images: ignored.optional(),
            metadata: metadata.optional(),
            tax_code: ignored.optional(),
          }),
          tax_behavior: ignored.optional(),
        })
        .optional(),
      price: text.optional(),
      quantity: integer.default(1),
      metadata: metadata.optional(),
    }),
  ).optional(),
  success_url: address.optional(),
  cancel_url: address.optional(),
  client_reference_id: z.string().max(200).optional(),
  customer: text.optional(),
  customer_email: z.email().max(800).optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_update: ignored.optional(),
  metadata: metadata.optional(),
  payment_intent_data: z
    .strictObject({
      metadata: metadata.optional(),
      description: z.string().max(1000).optional(),
      setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
      receipt_email: z.email().optional(),
      statement_descriptor: z.string().max(22).optional(),
      statement_descriptor_suffix: z.string().max(22).optional(),
      capture_method: z.enum(['automatic', 'automatic_async']).optional(),
    })
    .optional(),
  setup_intent_data: z
    .strictObject({ metadata: metadata.optional(), description: z.string().max(1000).optional() })
    .optional(),
  allowed_payment_method_types: list(text).optional(),
  excluded_payment_method_types: list(text).optional(),
  payment_method_configuration: text.optional(),
  payment_method_options: z
    .strictObject({
      card: ignored.optional(),
      us_bank_account: z
        .strictObject({
          verification_method: z.enum(['automatic', 'instant']).optional(),
          target_date: text.optional(),
          setup_future_usage: z.enum(['none', 'off_session', 'on_session']).optional(),
          financial_connections: ignored.optional(),
        })
        .optional(),
    })
    .optional(),
  expires_at: integer.optional(),
  locale: text.optional(),
  ui_mode: z.enum(['hosted_page'], 'the sandbox has hosted_page only').optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay', 'send', 'subscribe']).optional(),
  integration_identifier: text.optional(),
  adaptive_pricing: z.strictObject({ enabled: flag.optional() }).optional(),
  allow_promotion_codes: flag.optional(),
  expand,
  after_expiration: ignored.optional(),
  automatic_tax: ignored.optional(),
  billing_address_collection: ignored.optional(),
  branding_settings: ignored.optional(),
  consent_collection: ignored.optional(),
  currency: text.toLowerCase().optional(),
  custom_text: ignored.optional(),
  invoice_creation: ignored.optional(),
  name_collection: ignored.optional(),
  origin_context: ignored.optional(),
  phone_number_collection: ignored.optional(),
  saved_payment_method_options: ignored.optional(),
  tax_id_collection: ignored.optional(),
  wallet_options: ignored.optional(),
})

export type SessionParameters = z.infer<typeof SessionParameters>
