import { data } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readTemplateVersions } from '#app/db/read/templates.server.ts'
import { builtInWords } from '#app/domain/words/built-in-words.ts'
import { kindName } from '#app/domain/words/kind-names.ts'
import { isLanguage, languageNames, languageOf, languages } from '#app/domain/words/language.ts'
import type { Language } from '#app/domain/words/language.ts'
import { familyOf, hasSubject, isTemplateKind } from '#app/domain/words/template-kinds.ts'
import { templateNames } from '#app/domain/words/template-names.ts'
import { samplesOf } from '#app/domain/words/template-samples.ts'
import { previewWords } from '#app/features/templates/preview-words.server.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { PreviewPanel } from './preview-panel.tsx'
import { VersionsPanel } from './versions-panel.tsx'
import { wordsIntents } from './words-actions.server.ts'
import { WordsForm } from './words-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? 'Words'} · Words · Dunwell` },
]

const sayings: Record<string, string> = {
  saved: 'Saved. Mails written from now on use these words; those that wait keep theirs.',
  back: 'That version counts again.',
  ours: 'The words Dunwell comes with count again. Yours are kept below.',
}

function readKind(kind: string | undefined) {
  if (!kind || !isTemplateKind(kind)) throw new Response('Not found', { status: 404 })
  return kind
}

/** The language of the page: the one asked for, else the business's. */
function readLanguage(url: URL, locale: string): Language {
  const asked = url.searchParams.get('language')
  if (asked === null) return languageOf(locale)
  if (!isLanguage(asked)) throw new Response('Not found', { status: 404 })
  return asked
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, name: person, locale } = await requireStaff(request, 'change-settings')
  const kind = readKind(params.kind)
  const url = new URL(request.url)
  const language = readLanguage(url, locale)
  const versions = await readTemplateVersions(businessId, kind, language)
  const shown = url.searchParams.get('version')
  const [latest] = versions
  const opened = shown ? versions.find(({ version }) => String(version) === shown) : latest
  const words = opened?.words ?? builtInWords(kind, language)
  const number = url.searchParams.get('invoice')?.trim() ?? ''
  const preview = await previewWords({ businessId, kind, language, words, number, person, now: now() })
  const [sample] = samplesOf(kind, language)
  return {
    ...{ kind, language, words, number, versions },
    name: kindName(kind),
    hasSubject: hasSubject(kind),
    isOwn: Boolean(latest?.words),
    names: Object.entries(templateNames[familyOf(kind)]).map(([name, says]) => ({
      ...{ name, says },
      sample: String(sample.values[name] ?? ''),
    })),
    preview: preview.ok ? preview.value : null,
    problem: !preview.ok && preview.reason === 'no_invoice' ? `There is no invoice ${number}.` : null,
    testId: crypto.randomUUID(),
    said: sayings[url.searchParams.get('said') ?? ''] ?? null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-settings')
  const kind = readKind(params.kind)
  const language = readLanguage(new URL(request.url), staff.locale)
  const form = await request.formData()
  const intent = wordsIntents[String(form.get('intent'))]
  if (!intent) throw new Response('Unknown action', { status: 400 })
  const answer = await intent({ staff, kind, language, form, now: now() })
  const isFine = answer.faults.length === 0 && !answer.wantsConfirmation && !answer.problem
  return data(answer, { status: isFine ? 200 : 400 })
}

export default function WordsOfKind() {
  const page = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { kind, language, name, words, versions, isOwn, testId } = page
  return (
    <DeskPage
      title={name}
      lede={
        <>
          <Link to="/admin/settings/words" className="link">
            All words
          </Link>{' '}
          · {isOwn ? `Yours, version ${versions[0]?.version}` : 'The words Dunwell comes with'}
        </>
      }
      said={answer ? answer.said : page.said}
    >
      <Tabs
        label="Language"
        tabs={languages.map((each) => ({
          to: `/admin/settings/words/${kind}?language=${each}`,
          label: languageNames[each],
          current: each === language,
        }))}
      />
      <div className="grid gap-4 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <WordsForm
            key={`${language} ${versions[0]?.version ?? 0} ${words.body}`}
            words={answer?.words ?? words}
            names={page.names}
            hasSubject={page.hasSubject}
            number={page.number}
            testId={testId}
            isLetter={kind.startsWith('letter.')}
            found={answer ?? null}
            problem={answer ? answer.problem : page.problem}
          />
          <VersionsPanel kind={kind} language={language} versions={versions} isOwn={isOwn} />
        </div>
        <PreviewPanel preview={answer ? answer.preview : page.preview} />
      </div>
    </DeskPage>
  )
}
