import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const folder = fileURLToPath(new URL('../../../shared/specs/', import.meta.url))

/** Whether the vendors' API descriptions lie beside the repository; tests that need them skip otherwise. */
export const haveVendorSpecs = existsSync(folder)
export const noVendorSpecs = `the vendors' API descriptions are not at ${folder}`

export type VendorSpec =
  'stripe' | 'paypal-orders' | 'paypal-payments' | 'paypal-disputes' | 'paypal-webhooks' | 'resend'

const files: Record<VendorSpec, string> = {
  stripe: 'stripe/sdk-23.1.0.schema.json',
  'paypal-orders': 'paypal/checkout_orders_v2.json',
  'paypal-payments': 'paypal/payments_payment_v2.json',
  'paypal-disputes': 'paypal/customer_disputes_v1.json',
  'paypal-webhooks': 'paypal/notifications_webhooks_v1.json',
  resend: 'resend/resend.json',
}

const compiled = new Map<string, ValidateFunction>()
const validators = new Map<VendorSpec, Ajv2020>()

/**
 * What is wrong with `value` as the vendor's type, one line each; empty when nothing is.
 * `pointer` is the type's place in the vendor's file, such as `#/components/schemas/Email`.
 */
export function vendorSpecFaults(spec: VendorSpec, pointer: string, value: unknown): string[] {
  const key = `${spec}${pointer}`
  const validate = compiled.get(key) ?? validatorOf(spec).compile({ $ref: `${spec}${pointer}` })
  compiled.set(key, validate)
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath || '(root)', message, JSON.stringify(params)].join(' '),
  )
}

function validatorOf(spec: VendorSpec): Ajv2020 {
  const known = validators.get(spec)
  if (known) return known
  // PayPal's patterns and formats are not all JavaScript's: `logger: false` lets unknown formats pass in silence.
  const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: false, logger: false })
  addFormats.default(ajv)
  ajv.addSchema(loadSpec(spec), spec)
  validators.set(spec, ajv)
  return ajv
}

function loadSpec(spec: VendorSpec): AnySchema {
  const document = JSON.parse(readFileSync(folder + files[spec], 'utf8')) as AnySchema
  return spec.startsWith('paypal') ? fromOpenApi30(document) : document
}

/** OpenAPI 3.0 says `nullable` where JSON Schema says `null`; patterns that JavaScript cannot read are left out. */
function fromOpenApi30(node: unknown): AnySchema {
  return convert(node) as AnySchema
}

function convert(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(convert)
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).map(([name, value]) => [name, convert(value)])
  const { nullable, pattern, ...schema } = Object.fromEntries(entries) as Record<string, unknown>
  const isUnreadable = typeof pattern === 'string' && !isPattern(pattern)
  if (pattern !== undefined && !isUnreadable) schema.pattern = pattern
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema
}

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern))
  } catch {
    return false
  }
}
