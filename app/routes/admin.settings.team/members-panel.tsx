import type { Member } from '#app/db/read/team.server.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'
import { roleWords } from '#app/ui/role-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { When } from '#app/ui/when.tsx'
import { MemberDecisions } from './member-decisions.tsx'

interface MembersPanelProps {
  members: readonly Member[]
  self: string
  chosen: string | null
}

/** Everyone at the desk; a row opens what can be decided about the person. */
export function MembersPanel({ members, self, chosen }: MembersPanelProps) {
  const member = members.find(({ userId }) => userId === chosen)
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {member && <MemberDecisions key={member.userId} member={member} isSelf={member.userId === self} />}
      <Panel title="At the desk" aside={members.length === 1 ? 'You alone so far' : `${members.length} people`}>
        <Table
          caption="People of the team"
          rows={members}
          keyOf={({ userId }) => userId}
          columns={[
            {
              head: 'Name',
              narrow: 'title',
              cell: (row: Member) => (
                <>
                  <RowLink to={`?member=${encodeURIComponent(row.userId)}`}>
                    {row.name}
                    {row.userId === self && <span className="font-normal text-ink-faint"> (you)</span>}
                  </RowLink>
                  <span className="block text-xs break-all text-ink-faint">{row.email}</span>
                </>
              ),
            },
            { head: 'Role', narrow: 'side', cell: ({ role }) => roleWords[role].name },
            {
              head: 'Last visit',
              narrow: 'below',
              cell: ({ visitedAt }) => (
                <>
                  <span className="text-ink-faint md:hidden">Last here: </span>
                  {visitedAt ? <When at={visitedAt} /> : <span className="text-ink-faint">not yet</span>}
                </>
              ),
            },
            {
              head: 'Second factor',
              narrow: 'line',
              cell: ({ hasSecondFactor }) =>
                hasSecondFactor ? (
                  <StatusBadge tone="settled">On</StatusBadge>
                ) : (
                  <span className="text-ink-faint">
                    <span className="md:hidden">Second factor: </span>off
                  </span>
                ),
            },
          ]}
        />
      </Panel>
    </div>
  )
}
