import { command, Refusal, required } from '../command.ts'

const reasons = {
  bad_name: 'The name of the business needs a letter or a digit.',
  business_taken: 'There is a business of this name already.',
  bad_email: 'This is not an e-mail address.',
  bad_password:
    'The password must have 8 to 128 characters, and be neither a common one nor a name of the person or the business.',
  email_taken: 'Somebody signs in with this e-mail address already.',
}

export const createOwnerCommand = command({
  name: 'create-owner',
  summary: 'Make a business and the person who owns it',
  usage: '--business NAME --email E --password P [--currency C] [--time-zone Z]',
  help: "The currency is USD and the time zone this machine's, unless you say otherwise.",
  options: {
    business: { type: 'string' },
    email: { type: 'string' },
    password: { type: 'string' },
    currency: { type: 'string', default: 'USD' },
    'time-zone': { type: 'string' },
  },
  async run(values) {
    const businessName = required(values.business, '--business')
    const email = required(values.email, '--email')
    const password = required(values.password, '--password')
    const { currency } = values
    const timeZone = values['time-zone'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    const { isTimeZone } = await import('#app/domain/business-day.ts')
    const { isCurrency } = await import('#app/domain/currency.ts')
    if (!isCurrency(currency)) throw new Refusal(`"${currency}" is not a currency code such as USD.`)
    if (!isTimeZone(timeZone)) throw new Refusal(`"${timeZone}" is not a time zone such as Europe/London.`)

    const { now } = await import('#app/clock.server.ts')
    const { createOwner } = await import('#app/auth/create-owner.server.ts')
    const made = await createOwner({ businessName, email, password, currency, timeZone, now: now() })
    if (!made.ok) throw new Refusal(reasons[made.reason])
    const { businessId, slug } = made.value
    return {
      json: { businessId, business: slug, email },
      text: `${businessName} is there. ${email} can sign in; on this command line it is called "${slug}".`,
    }
  },
})
