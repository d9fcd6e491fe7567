import { useActionData, useLocation } from '@remix-run/react'
import { useState } from 'react'

/**
 * What the page's last form was answered, until the page is left or another form is sent. The router alone forgets it as soon as the
 * page's data are read anew, which the desk does whenever something happens: a secret that is shown once would be gone in a blink.
 */
export function useAnswer<Action>() {
  const answer = useActionData<Action>()
  const { key } = useLocation()
  const [kept, keep] = useState({ key, answer })
  const isNew = answer !== undefined && answer !== kept.answer
  if (isNew || kept.key !== key) keep({ key, answer })
  return answer ?? (kept.key === key ? kept.answer : undefined)
}
