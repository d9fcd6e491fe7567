import { codeRefusals } from '#app/auth/code-refusals.ts'
import { changeOwnName, changePassword, signOutElsewhere } from '#app/auth/own-access.server.ts'
import { ownPath } from '#app/auth/own-path.ts'
import {
  beginSecondFactor,
  finishSecondFactor,
  removeSecondFactor,
  renewBackupCodes,
} from '#app/auth/second-factor.server.ts'
import type { SecondFactorCall } from '#app/auth/second-factor.server.ts'

type Answer = { to: string; headers?: Headers } | { status: number; problem?: string; uri?: string }

const page = '/admin/account'

const passwordRefusals = {
  bad_password: {
    status: 400,
    problem:
      "Your password was not changed: choose one of 8 to 128 characters, no common one and no name of yours or the business's.",
  },
  wrong: { status: 400, problem: 'Your password was not changed: the present one is not right.' },
  too_many: codeRefusals.too_many,
}
const wrongPassword = { status: 400, problem: 'The second factor was not set up: the password is not right.' }
const wrongCode = { status: 400, problem: 'That code is not right. Take the one your app shows now.' }

/** One step on the own account: what the form's `intent` asks for. */
export async function actOnAccount(call: SecondFactorCall, form: FormData): Promise<Answer> {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 500)
  const proof = { password: text('password'), code: text('code') }
  const wanted = text('for')
  switch (text('intent')) {
    case 'name': {
      const named = await changeOwnName(call, text('name'))
      return named.ok ? { to: `${page}?said=name` } : { status: 400, problem: 'Nothing was saved: give your name.' }
    }
    case 'password': {
      const changed = await changePassword(call, { current: proof.password, next: text('next') })
      return changed.ok
        ? { to: `${page}?said=password`, headers: changed.value.headers }
        : passwordRefusals[changed.reason]
    }
    case 'begin': {
      const begun = await beginSecondFactor(call, proof.password)
      if (begun.ok) return { status: 200, uri: begun.value.uri }
      return begun.reason === 'wrong' ? wrongPassword : codeRefusals.too_many
    }
    case 'finish': {
      const finished = await finishSecondFactor(call, proof.code)
      if (!finished.ok)
        return { ...(finished.reason === 'wrong' ? wrongCode : codeRefusals.too_many), uri: text('uri') }
      const back = wanted ? `&for=${encodeURIComponent(ownPath(wanted))}` : ''
      return { to: `${page}?show=codes&said=set${back}`, headers: finished.value.headers }
    }
    case 'renew': {
      const renewed = await renewBackupCodes(call, proof)
      return renewed.ok ? { to: `${page}?show=codes&said=renewed` } : codeRefusals[renewed.reason]
    }
    case 'remove': {
      const removed = await removeSecondFactor(call, proof)
      return removed.ok ? { to: `${page}?said=removed`, headers: removed.value.headers } : codeRefusals[removed.reason]
    }
    case 'elsewhere':
      await signOutElsewhere(call)
      return { to: `${page}?said=elsewhere` }
    default:
      return { status: 400, problem: 'This form is not known. Load the page again.' }
  }
}
