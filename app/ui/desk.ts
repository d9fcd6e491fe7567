import { useRouteLoaderData } from '@remix-run/react'

/** How this business writes money and days, and what the person may do: handed out by the desk's layout. */
export interface Desk {
  readonly locale: string
  readonly timeZone: string
  readonly currency: string
  /** The business's day, YYYY-MM-DD. */
  readonly today: string
}

/** Only under the desk's layout. */
export function useDesk(): Desk {
  const desk = useRouteLoaderData('routes/admin') as Desk | undefined
  if (!desk) throw new Error('useDesk stands outside the desk')
  return desk
}
