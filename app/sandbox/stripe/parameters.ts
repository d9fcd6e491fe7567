import { z } from 'zod'
import { bracketName, type FormObject } from './form-body.ts'
import { StripeError } from './stripe-error.ts'

export const text = z.string().min(1)
export const integer = z
  .string()
  .regex(/^-?\d+$/, 'integer')
  .transform(Number)
  .pipe(z.number().int('integer'))
export const flag = z.enum(['true', 'false'], 'boolean').transform((word) => word === 'true')
export const ignored = z.unknown()

/** A list travels as an object with the keys 0, 1, … */
export const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (typeof value === 'object' && value !== null ? Object.values(value) : value), z.array(item))

/** At most 50 keys of 40 characters with values of 500. Source: docs.stripe.com/api/metadata */
export const metadata = z
  .preprocess((value) => (value === '' ? {} : value), z.record(z.string().max(40, 'metadata key'), z.string().max(500)))
  .refine((map) => Object.keys(map).length <= 50, 'You can only set up to 50 metadata keys.')

export const createdRange = z
  .union([
    integer.transform((at) => ({ gte: at, lte: at })),
    z.strictObject({
      gt: integer.optional(),
      gte: integer.optional(),
      lt: integer.optional(),
      lte: integer.optional(),
    }),
  ])
  .optional()

export const expand = list(text).optional()
export const page = {
  limit: integer.optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: createdRange,
  expand,
}

/** Checks decoded parameters as Stripe does; a refusal here happens before the call begins to execute. */
export function readParameters<Schema extends z.ZodType>(form: FormObject, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(form)
  if (parsed.success) return parsed.data
  throw refusal(parsed.error.issues[0], form)
}

function refusal(issue: z.core.$ZodIssue | undefined, form: FormObject): StripeError {
  const refuse = (message: string, code: string | undefined, param: string) =>
    new StripeError(400, 'invalid_request_error', message, { code, param }, true)
  const param = bracketName(issue?.path ?? [])
  if (issue?.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => bracketName([...issue.path, key]))
    return refuse(
      `Received unknown parameter${names.length > 1 ? 's' : ''}: ${names.join(', ')}`,
      'parameter_unknown',
      names[0] ?? '',
    )
  }
  const given = valueAt(form, issue?.path ?? [])
  if (given === undefined) return refuse(`Missing required param: ${param}.`, 'parameter_missing', param)
  if (given === '') return refuse(`You passed an empty string for '${param}'.`, 'parameter_invalid_empty', param)
  if (issue?.message === 'integer')
    return refuse(`Invalid integer: ${String(given)}`, 'parameter_invalid_integer', param)
  if (issue?.message === 'boolean') return refuse(`Invalid boolean: ${String(given)}`, undefined, param)
  return refuse(`Invalid ${param}: ${issue?.message ?? 'not understood'}`, undefined, param)
}

function valueAt(form: FormObject, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, part) =>
      typeof node === 'object' && node !== null ? (node as Record<PropertyKey, unknown>)[part] : undefined,
    form,
  )
}
