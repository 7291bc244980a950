import { maskNumber } from '../../../../core/identity/index.ts'
import { formatDate, formatDong, formatNumber, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../../platform/spreadsheet/index.ts'
import { Button, type Column, Empty, FilterSelect, Pager, Table, Tag, Title } from '../../../../ui/index.ts'
import type { UnitRef } from '../../office.ts'
import type { CertificationKind, CertificationRow } from '../../queries/certification.ts'
import { words } from './certification-words.ts'

export interface CertificationAsked {
  unitId: string
  year: number
  kind: CertificationKind
  text: string
  from: string
  to: string
  page: number
}

export interface CertificationProps {
  asked: CertificationAsked
  units: readonly UnitRef[]
  years: readonly number[]
  rows: readonly CertificationRow[]
  more: boolean
  masked: boolean
}

/** The register as it was asked for, or a file of it. */
export const certificationLink = (path: string, asked: CertificationAsked): string => {
  const { unitId, year, kind, text, from, to, page } = asked
  return `${path}?${new URLSearchParams({
    'don-vi': unitId,
    nam: String(year),
    so: kind,
    ...(text ? { 'tu-khoa': text } : {}),
    ...(from ? { tu: from } : {}),
    ...(to ? { den: to } : {}),
    ...(page > 1 ? { trang: String(page) } : {}),
  })}`
}

/** What a unit has certified in a year, a line for each document, newest first. */
export function CertificationPage(props: CertificationProps) {
  const say = useSay()
  const { asked, units, rows, more, masked } = props
  const unit = units.find(({ id }) => id === asked.unitId)
  return (
    <>
      <Title caption={unit && say(unit.name)}>{say(words.title)}</Title>
      <RegisterForm {...props} />
      {masked && <p class="camlo-muted">{say(words.masked)}</p>}
      {rows.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneNext)}</p>
        </Empty>
      ) : (
        <>
          <Lines rows={rows} masked={masked} />
          <Pager
            previous={
              asked.page > 1 ? certificationLink('/so-chung-thuc', { ...asked, page: asked.page - 1 }) : undefined
            }
            next={more ? certificationLink('/so-chung-thuc', { ...asked, page: asked.page + 1 }) : undefined}
          />
          {!masked && (
            <div class="camlo-row camlo-row--start">
              <a href={certificationLink('/so-chung-thuc.pdf', asked)} target="_blank" rel="noopener" data-key="p">
                {say(words.print)}
              </a>
              {SHEET_FORMATS.map((format) => (
                <a key={format} href={certificationLink(`/so-chung-thuc.${format}`, asked)}>
                  {say(words[format])}
                </a>
              ))}
              <a href={`/van-ban-di?don-vi=${asked.unitId}`}>{say(words.outgoing)}</a>
            </div>
          )}
        </>
      )}
    </>
  )
}

function RegisterForm({ asked, units, years }: CertificationProps) {
  const say = useSay()
  return (
    <form class="camlo-filter" action="/so-chung-thuc" method="get">
      {units.length > 1 && (
        <FilterSelect
          name="don-vi"
          label={say(words.unit)}
          chosen={asked.unitId}
          options={units.map(({ id, name }) => [id, say(name)])}
        />
      )}
      <FilterSelect
        name="so"
        label={say(words.kind)}
        chosen={asked.kind}
        options={(['copies', 'signatures'] as const).map((kind) => [kind, say(words.kinds[kind])])}
      />
      <FilterSelect
        name="nam"
        label={say(words.year)}
        chosen={String(asked.year)}
        options={years.map((year) => [String(year), String(year)])}
      />
      <div>
        <label for="tu">{say(words.from)}</label>
        <input type="date" id="tu" name="tu" value={asked.from} />
      </div>
      <div>
        <label for="den">{say(words.to)}</label>
        <input type="date" id="den" name="den" value={asked.to} />
      </div>
      <div class="camlo-filter-text">
        <label for="tu-khoa">{say(words.text)}</label>
        <input id="tu-khoa" name="tu-khoa" value={asked.text} data-key="/" autocomplete="off" />
      </div>
      <Button kind="secondary">{say(words.show)}</Button>
    </form>
  )
}

function Lines({ rows, masked }: Pick<CertificationProps, 'rows' | 'masked'>) {
  const say = useSay()
  const lang = useLang()
  const { columns } = words
  const copies = rows.reduce((sum, row) => sum + row.copies, 0)
  const fee = rows.reduce((sum, row) => sum + (row.feeDong ?? 0), 0)
  const shown: Column<CertificationRow>[] = [
    {
      key: 'number',
      head: say(columns.number),
      heading: true,
      cell: ({ number, paperId }) => (
        <a class="camlo-nowrap" href={`/van-ban-di/${paperId}`}>
          {String(number).padStart(2, '0')}
        </a>
      ),
    },
    { key: 'on', head: say(columns.on), cell: ({ on }) => formatDate(on) },
    {
      key: 'person',
      head: say(columns.person),
      cell: ({ person, idNumber }) => (
        <>
          {person}
          {idNumber && <span class="camlo-muted camlo-line">{maskNumber(idNumber)}</span>}
        </>
      ),
    },
    {
      key: 'document',
      head: say(columns.document),
      cell: ({ document, dossierId, code }) => (
        <>
          {document}
          {dossierId && !masked && (
            <span class="camlo-line">
              <a class="camlo-nowrap" href={`/ho-so/${dossierId}`}>
                {code}
              </a>
            </span>
          )}
        </>
      ),
    },
    { key: 'copies', head: say(columns.copies), number: true, cell: (row) => formatNumber(row.copies, lang) },
    {
      key: 'fee',
      head: say(columns.fee),
      number: true,
      cell: ({ feeDong }) => (feeDong === null ? '—' : formatNumber(feeDong, lang)),
    },
    {
      key: 'signer',
      head: say(columns.signer),
      cell: ({ signer, authority }) => (
        <>
          {signer}
          <span class="camlo-muted camlo-line">{authority}</span>
        </>
      ),
    },
    {
      key: 'note',
      head: say(columns.note),
      cell: ({ withdrawn }) => withdrawn && <Tag tone="late">{say(words.withdrawn)}</Tag>,
    },
  ]
  return (
    <>
      <Table caption={say(words.title)} columns={shown} rows={rows} rowKey={({ paperId }) => paperId} />
      <p>{say(words.sum(formatNumber(rows.length, lang), formatNumber(copies, lang), formatDong(fee, lang)))}</p>
    </>
  )
}
