import type { Tx } from '#app/db/transaction.server.ts'
import { env } from '#app/env.server.ts'
import type { MailBrand } from '#emails/mail-brand.ts'

/** Whose mail it is, built from the business's own row and nothing else. */
export async function loadMailBrand(tx: Tx, businessId: string, clientLocale: string | null): Promise<MailBrand> {
  const business = await tx.business.findUniqueOrThrow({ where: { id: businessId }, omit: { logo: true } })
  return {
    name: business.name,
    email: business.email,
    phone: business.phone,
    postalAddress: business.postalAddress,
    color: business.brandColor,
    logoUrl: business.logoType ? `${env.PUBLIC_URL}/brand/${business.slug}/logo` : null,
    locale: clientLocale ?? business.locale,
  }
}
