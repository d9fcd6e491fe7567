import { Foldout } from '../foldout.tsx'

interface EventChoiceFieldsProps {
  groups: readonly { readonly group: string; readonly types: readonly string[] }[]
  chosen: readonly string[]
}

const check = 'flex min-h-11 min-w-0 items-center gap-2 lg:min-h-0'

/** What an endpoint is told: everything, or what is ticked, by kind. Ticks count where “Only what I choose” does. */
export function EventChoiceFields({ groups, chosen }: EventChoiceFieldsProps) {
  const isAll = chosen.includes('*')
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">What it is told</legend>
      <label className={check}>
        <input type="radio" name="which" value="all" defaultChecked={isAll} className="size-4 shrink-0" />
        Everything, new kinds of events included
      </label>
      <label className={check}>
        <input type="radio" name="which" value="chosen" defaultChecked={!isAll} className="size-4 shrink-0" />
        Only what I choose
      </label>
      <Foldout title="Events to choose from" isOpen={!isAll}>
        <div className="flex max-h-96 flex-col gap-2 overflow-y-auto" tabIndex={0} role="group" aria-label="Events">
          {groups.map(({ group, types }) => (
            <Foldout key={group} title={groupTitle(group, types, chosen)}>
              <div className="flex flex-col gap-1">
                {[`${group}.*`, ...types].map((choice) => (
                  <label key={choice} className={check}>
                    <input
                      type="checkbox"
                      name="events"
                      value={choice}
                      defaultChecked={chosen.includes(choice)}
                      className="size-4 shrink-0"
                    />
                    <span className="font-mono text-sm wrap-anywhere">{choice}</span>
                    {choice.endsWith('*') && <span className="text-xs text-ink-faint">all of these</span>}
                  </label>
                ))}
              </div>
            </Foldout>
          ))}
        </div>
      </Foldout>
    </fieldset>
  )
}

function groupTitle(group: string, types: readonly string[], chosen: readonly string[]): string {
  const ticked = chosen.includes(`${group}.*`) ? types.length : types.filter((type) => chosen.includes(type)).length
  const name = group.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase())
  return ticked > 0 ? `${name} (${ticked} of ${types.length})` : name
}
