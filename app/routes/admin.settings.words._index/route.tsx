import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { listOwnTemplates } from '#app/db/read/templates.server.ts'
import { kindGroups, kindName } from '#app/domain/words/kind-names.ts'
import { languageNames, languages } from '#app/domain/words/language.ts'
import { templateKinds } from '#app/domain/words/template-kinds.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'

export const meta: MetaFunction = () => [{ title: 'Words · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'change-settings')
  const own = await listOwnTemplates(businessId)
  const versionOf = (kind: string, language: string) =>
    own.find((each) => each.kind === kind && each.language === language)?.version ?? null
  return {
    groups: kindGroups.map(({ title, hint, holds }) => ({
      ...{ title, hint },
      kinds: templateKinds.filter(holds).map((kind) => ({
        ...{ kind, name: kindName(kind) },
        versions: languages.map((language) => ({ language, version: versionOf(kind, language) })),
      })),
    })),
  }
}

export default function Words() {
  const { groups } = useLoaderData<typeof loader>()
  return (
    <DeskPage
      title="Words"
      lede="What your mails and letters say. Each comes with words of ours in four languages; make any of them your own. Yours are marked."
    >
      {groups.map(({ title, hint, kinds }) => (
        <Panel key={title} title={title} aside={hint}>
          <ul className="flex flex-col divide-y divide-line">
            {kinds.map(({ kind, name, versions }) => (
              <li key={kind} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-1.5">
                <span className="font-medium">{name}</span>
                <span className="flex flex-wrap gap-x-4">
                  {versions.map(({ language, version }) => (
                    <Link
                      key={language}
                      to={`/admin/settings/words/${kind}?language=${language}`}
                      className="link inline-flex min-h-11 items-center lg:min-h-0"
                    >
                      <span className="sr-only">{name} in </span>
                      {languageNames[language]}
                      <span className={version === null ? 'sr-only' : 'ml-1 font-semibold'}>
                        {version === null ? ', ours' : `(yours, version ${version})`}
                      </span>
                    </Link>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </DeskPage>
  )
}
