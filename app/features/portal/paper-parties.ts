/** A file a client downloads. */
export interface PortalFile {
  filename: string
  bytes: Uint8Array
}

/** Who gives a paper, and to whom, as columns of the client. */
export const paperParties = {
  name: true,
  postalAddress: true,
  locale: true,
  business: {
    select: { name: true, postalAddress: true, email: true, brandColor: true, locale: true, timeZone: true },
  },
} as const
