import { formatDate, useSay } from '../../../platform/i18n/index.ts'
import { Table, Tag, type Tone } from '../../../ui/index.ts'
import { type AccountDossier, words as dossierWords } from '../../dossiers/index.ts'
import { words } from '../words.ts'

const TONES = { inTime: 'good', near: 'near', late: 'late' } satisfies Record<AccountDossier['timeliness'], Tone>

/** Where a dossier's own page stands. */
export const ownPage = (code: string): string => `/tra-cuu/${code}/ho-so`

/** A person's dossiers in rows; on a narrow screen each is a card. */
export function DossierTable({ caption, rows }: { caption: string; rows: readonly AccountDossier[] }) {
  const say = useSay()
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          head: say(words.procedure),
          heading: true,
          cell: (row) => (
            <>
              <a href={ownPage(row.code)}>{say(row.procedure)}</a>
              <span class="camlo-muted camlo-line">
                {row.code}
                {row.forWhom && ` · ${say(words.forWhom(row.forWhom))}`}
              </span>
              {row.objected && <Tag tone="late">{say(words.objected)}</Tag>}
            </>
          ),
        },
        { key: 'unit', head: say(words.unit), cell: ({ unit }) => say(unit.name) },
        { key: 'status', head: say(words.status), cell: ({ status }) => say(dossierWords.status[status]) },
        {
          key: 'due',
          head: say(words.due),
          cell: ({ dueAt, timeLeft, timeliness }) => (
            <>
              {dueAt ? formatDate(dueAt) : '–'} {timeLeft && <Tag tone={TONES[timeliness]}>{say(timeLeft)}</Tag>}
            </>
          ),
        },
        { key: 'sent', head: say(words.sent), cell: ({ submittedAt }) => formatDate(submittedAt) },
      ]}
    />
  )
}
