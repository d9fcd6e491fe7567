import { prisma } from '#app/db/client.server.ts'
import type { BusinessSettings } from '#app/domain/business-settings.ts'
import { isLetterLayout } from '#app/domain/letter/letter-document.ts'

/** What the settings page shows of one business. */
export async function readSettings(
  businessId: string,
): Promise<BusinessSettings & { slug: string; currency: string; hasLogo: boolean }> {
  const { logoType, letterLayout, ...settings } = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: {
      slug: true,
      currency: true,
      name: true,
      email: true,
      phone: true,
      postalAddress: true,
      brandColor: true,
      transferDetails: true,
      acceptsCard: true,
      acceptsAch: true,
      acceptsPaypal: true,
      minimumPartMinor: true,
      cardMaxMinor: true,
      achMaxMinor: true,
      paypalMaxMinor: true,
      timeZone: true,
      sendHour: true,
      thankYouWaitHours: true,
      letterLayout: true,
      logoType: true,
    },
  })
  return { ...settings, letterLayout: isLetterLayout(letterLayout) ? letterLayout : 'us', hasLogo: logoType !== null }
}
