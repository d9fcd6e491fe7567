import type { Change } from './changes.ts'
import type { StaffData } from './staff-event.ts'

const becameWords = (change: Change | undefined) => (change ? `${change.before ?? ''} → ${change.after ?? ''}` : '')

/** What the team did with who may come in, one plain sentence each; the page names who did it. */
export const staffSentences: { [T in keyof StaffData]: (data: StaffData[T]) => string } = {
  'staff.signed_in': () => 'Signed in.',
  'staff.name_changed': ({ changes }) => `Own name changed: ${becameWords(changes['name'])}.`,
  'staff.password_changed': () => 'Own password changed.',
  'staff.sessions_ended': () => 'Signed out everywhere else.',
  'staff.second_factor_set': () => 'Second factor set up.',
  'staff.second_factor_removed': () => 'Second factor removed.',
  'staff.backup_codes_renewed': () => 'New backup codes made; the old ones no longer work.',
  'staff.invited': ({ email, role }) => `${email} was invited as ${role}.`,
  'staff.joined': ({ name, role }) => `${name} joined as ${role}.`,
  'staff.link_revoked': ({ email }) => `The link for ${email} was withdrawn.`,
  'staff.password_link_made': ({ name }) => `A link to set a new password was made for ${name}.`,
  'staff.role_changed': ({ name, changes }) => `The role of ${name} changed: ${becameWords(changes['role'])}.`,
  'staff.removed': ({ name }) => `${name} was removed from the team.`,
  'staff.second_factor_reset': ({ name }) =>
    `The second factor of ${name} was taken away, so that it can be set up anew.`,
  'api_key.created': ({ name, prefix, scopes }) => `API key ${name} (${prefix}…) made for ${scopes.join(', ')}.`,
  'api_key.rotated': ({ name, prefix }) => `API key ${name} was replaced; the old one (${prefix}…) ends.`,
  'api_key.revoked': ({ name, prefix }) => `API key ${name} (${prefix}…) was revoked.`,
  'export.made': () => 'Everything was exported.',
  'archive.restored': ({ madeAt, rows }) =>
    `The archive of ${madeAt.slice(0, 10)} was taken in: ${rows.toLocaleString('en-US')} rows.`,
}
