import { findKeyScopes } from '#app/db/read/api-keys.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import type { ApiScope } from '#app/features/api-keys/create-api-key.server.ts'
import { createApiKey } from '#app/features/api-keys/create-api-key.server.ts'
import { revokeApiKey } from '#app/features/api-keys/revoke-api-key.server.ts'
import { rotateApiKey } from '#app/features/api-keys/rotate-api-key.server.ts'

type Answer = { said: 'revoked' } | { key: string; name: string } | { status: number; problem: string }

const scopesOf = new Map<string, readonly ApiScope[]>([
  ['read', ['read']],
  ['both', ['read', 'write']],
  ['money', ['read', 'write', 'money']],
])

const ended = { status: 409, problem: 'Nothing changed: this key has ended, or is being replaced already.' }

/** Whether a form asks for a key that may move money out, be it in the place of another. */
export async function makesMoneyKey(businessId: string, form: FormData): Promise<boolean> {
  if (form.get('intent') === 'create') return form.get('scopes') === 'money'
  const id = String(form.get('key') ?? '')
  if (form.get('intent') !== 'rotate' || !isUuid(id)) return false
  return (await findKeyScopes(businessId, id)).includes('money')
}

/** One decision about the keys: what the form's `intent` asks for. */
export async function actOnKeys(
  call: { businessId: string; actor: string; now: Date },
  form: FormData,
): Promise<Answer> {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 200)
  const keyId = text('key')
  switch (text('intent')) {
    case 'create': {
      const name = text('name').trim().slice(0, 60)
      if (name === '') return { status: 400, problem: 'No key was made: say what it is for.' }
      const scopes = scopesOf.get(text('scopes'))
      if (!scopes) return { status: 400, problem: 'No key was made: say what it may do.' }
      const { key } = await createApiKey({ ...call, name, scopes })
      return { key, name }
    }
    case 'rotate': {
      const overlap = text('overlap') === 'none' ? 'none' : 'day'
      const rotated = isUuid(keyId) ? await rotateApiKey({ ...call, keyId, overlap }) : null
      return rotated?.ok ? rotated.value : ended
    }
    case 'revoke':
      return isUuid(keyId) && (await revokeApiKey({ ...call, keyId })) ? { said: 'revoked' } : ended
    default:
      return { status: 400, problem: 'This form is not known. Load the page again.' }
  }
}
