import { prisma } from '#app/db/client.server.ts'

/** Images that carry no script. */
const imageTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

/** A business's logo by its slug; null when it has none that may be shown. */
export async function findBrandLogo(slug: string): Promise<{ bytes: Uint8Array; contentType: string } | null> {
  const business = await prisma.business.findUnique({ where: { slug }, select: { logo: true, logoType: true } })
  if (!business?.logo || !business.logoType || !imageTypes.includes(business.logoType)) return null
  return { bytes: business.logo, contentType: business.logoType }
}
