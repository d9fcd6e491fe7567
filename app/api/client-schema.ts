import { z } from 'zod'
import { isTimeZone } from '#app/domain/business-day.ts'
import { isLocale } from '#app/domain/client/client-locale.ts'
import { InstantOutSchema } from './day-schema.ts'
import { emailAddress, lineOfText, paragraph } from './text-schema.ts'

const nameSchema = lineOfText(200).meta({ description: 'The name on the invoice.', examples: ['Harbour Dental Group'] })

const optionalFields = {
  code: lineOfText(100).nullish().meta({ description: "The accounting system's own key for this client; unique." }),
  email: emailAddress()
    .nullish()
    .meta({ description: 'Where invoices and reminders go. Without it a task asks for one.' }),
  contactName: lineOfText(200).nullish().meta({ description: 'The person behind the address.' }),
  ccEmails: z.array(emailAddress()).max(10, 'must have at most 10 addresses').optional(),
  phone: lineOfText(50).nullish(),
  postalAddress: paragraph(500).nullish(),
  locale: lineOfText(35)
    .refine(isLocale, 'must be a BCP 47 language tag such as en-GB')
    .nullish()
    .meta({ description: 'BCP 47; null means the language of the business.' }),
  timeZone: lineOfText(60)
    .refine(isTimeZone, 'must be an IANA time zone such as Europe/London')
    .nullish()
    .meta({ description: 'IANA; null means the zone of the business.' }),
  termsDays: z
    .int('must be a whole number of days')
    .min(0, 'must be at least 0')
    .max(365, 'must be at most 365')
    .nullish()
    .meta({ description: 'Days until a new invoice is due; null: as the business.' }),
  taxNumber: lineOfText(60).nullish().meta({ description: 'As it must stand on invoices.' }),
}

export const NewClientSchema = z
  .strictObject({ name: nameSchema, ...optionalFields })
  .meta({ id: 'NewClient', description: 'A client to take in.' })

export const ClientChangesSchema = z
  .strictObject({ name: nameSchema.optional(), ...optionalFields })
  .meta({ id: 'ClientChanges', description: 'Only what is named changes; null empties a field.' })

export const ClientSchema = z
  .strictObject({
    id: z.uuid(),
    code: z.string().nullable(),
    name: z.string(),
    email: z.string().nullable(),
    contactName: z.string().nullable(),
    ccEmails: z.array(z.string()),
    contacts: z.array(
      z.strictObject({
        role: z.enum(['bill_to', 'cc', 'approver', 'escalation']),
        name: z.string().nullable(),
        email: z.string(),
        state: z.enum(['usable', 'bounced', 'complained']).meta({ description: 'What delivery reports taught us.' }),
      }),
    ),
    phone: z.string().nullable(),
    postalAddress: z.string().nullable(),
    locale: z.string().nullable(),
    timeZone: z.string().nullable(),
    termsDays: z.int().nullable(),
    taxNumber: z.string().nullable(),
    createdAt: InstantOutSchema,
    updatedAt: InstantOutSchema,
  })
  .meta({ id: 'Client', description: 'Someone who is invoiced.' })
