import type { Changes } from './changes.ts'

type Role = 'owner' | 'admin' | 'collector' | 'bookkeeper'
interface OfPerson {
  readonly name: string
}
interface OfKey {
  readonly keyId: string
  readonly name: string
  /** The characters that tell keys apart, never the key. */
  readonly prefix: string
}

/** Who may come in, and what they did with that: people of the team, and keys of the API. */
export interface StaffData {
  'staff.signed_in': object
  'staff.name_changed': { readonly changes: Changes }
  'staff.password_changed': object
  'staff.sessions_ended': object
  'staff.second_factor_set': object
  'staff.second_factor_removed': object
  'staff.backup_codes_renewed': object
  'staff.invited': { readonly email: string; readonly role: Role }
  'staff.joined': OfPerson & { readonly role: Role }
  'staff.link_revoked': { readonly email: string }
  'staff.password_link_made': OfPerson
  'staff.role_changed': OfPerson & { readonly changes: Changes }
  'staff.removed': OfPerson & { readonly role: Role }
  'staff.second_factor_reset': OfPerson
  'api_key.created': OfKey & { readonly scopes: readonly string[] }
  'api_key.rotated': OfKey & { readonly endsAt: string }
  'api_key.revoked': OfKey
  /** Everything of the business was taken out as a file. */
  'export.made': object
  /** Everything another installation had exported was taken in; `madeAt`: when it was exported. */
  'archive.restored': { readonly madeAt: string; readonly rows: number }
}
