/** A phone number as a person writes it, as something a phone can dial. */
export const telHref = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`
