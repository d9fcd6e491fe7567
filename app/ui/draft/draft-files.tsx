import { formatSize } from '#app/domain/file/file-size.ts'
import { deskInput } from '../desk-controls.ts'
import { useDesk } from '../desk.ts'
import { Panel } from '../desk-page.tsx'
import { Field } from '../field.tsx'

interface DraftFilesProps {
  files: readonly { id: string; filename: string; size: number }[]
  errors: string[] | undefined
}

/** What goes with it: timesheets, delivery notes. */
export function DraftFiles({ files, errors }: DraftFilesProps) {
  const { locale } = useDesk()
  return (
    <Panel title="Attachments">
      {files.length > 0 && (
        <ul className="flex flex-col gap-1">
          {files.map(({ id, filename, size }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-3">
              <a href={`/admin/files/${id}`} download className="link break-all">
                {filename}
              </a>
              <label className="flex min-h-11 items-center gap-2 text-sm lg:min-h-9">
                <input type="checkbox" name="remove" value={id} />
                Take off<span className="sr-only"> {filename}</span>
                <span className="text-ink-faint">({formatSize(size, locale)})</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <Field
        label="Attach files"
        hint="They go with the mail and stand on the client’s page. Up to ten, 10 MB each. Choose them last: they are kept once you save."
        errors={errors}
      >
        {(control) => <input {...control} type="file" name="files" multiple className={deskInput} />}
      </Field>
    </Panel>
  )
}
