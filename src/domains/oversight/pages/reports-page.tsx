import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  Button,
  Card,
  Empty,
  ErrorSummary,
  type Errors,
  Pager,
  Select,
  Table,
  Tag,
  TextInput,
} from '../../../ui/index.ts'
import type { Report } from '../queries/reports.ts'
import { weekInWords } from '../rules/report.ts'
import { words } from '../words.ts'
import { type Choice, Head, TABS } from './parts.tsx'

export interface ReportsPageProps {
  reports: readonly (Omit<Report, 'sections'> & { unit: Text; to: string; by: string })[]
  /** For which units the viewer writes. */
  own: readonly Choice[]
  monday: string
  /** Whether they may see the other views. */
  leads: boolean
  page: number
  more: boolean
  errors?: Errors
}

/** Weekly reports one may read, and a new one to be written. */
export function ReportsPage({ reports, own, monday, leads, page, more, errors = {} }: ReportsPageProps) {
  const say = useSay()
  return (
    <>
      <ErrorSummary errors={errors} />
      {leads ? <Head tab="bao_cao" /> : <h1 class="camlo-title">{say(words.reports)}</h1>}
      {own.length > 0 && (
        <Card title={say(words.write)} id="soan">
          <form method="post" action={TABS.bao_cao}>
            <div class="camlo-pair">
              <Select
                name="unitId"
                label={say(words.unit)}
                options={own.map(({ id, name }) => ({ value: id, text: say(name) }))}
                error={errors.unitId}
              />
              <TextInput name="week" type="date" label={say(words.monday)} value={monday} error={errors.week} />
            </div>
            <p class="camlo-muted">{say(words.writeHint)}</p>
            <Button>{say(words.write)}</Button>
          </form>
        </Card>
      )}
      {reports.length === 0 ? (
        <Empty title={say(words.reportsNone)}>
          <p>{say(words.reportsNoneNext)}</p>
        </Empty>
      ) : (
        <Table
          caption={say(words.reports)}
          rows={reports}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'week',
              head: say(words.report),
              heading: true,
              cell: ({ id, week, to, unit }) => (
                <>
                  <a href={`${TABS.bao_cao}/${id}`}>{weekInWords(week, to)}</a>
                  <span class="camlo-muted camlo-line">{say(unit)}</span>
                </>
              ),
            },
            {
              key: 'state',
              head: say(words.state),
              cell: ({ state }) => <Tag tone={state === 'sent' ? 'good' : 'near'}>{say(words.states[state])}</Tag>,
            },
            { key: 'number', head: say(words.number), cell: ({ reportNo }) => reportNo ?? '—' },
            {
              key: 'by',
              head: say(words.writer),
              cell: ({ by, sentAt, draftedAt }) => say(words.by(by, formatDateTime(sentAt ?? draftedAt))),
            },
          ]}
        />
      )}
      <Pager
        previous={page > 1 ? `${TABS.bao_cao}?trang=${page - 1}` : undefined}
        next={more ? `${TABS.bao_cao}?trang=${page + 1}` : undefined}
      />
    </>
  )
}
