import type { Unit } from '../../../core/organization/index.ts'
import { type Text, t, useSay } from '../../../platform/i18n/index.ts'
import { ButtonLink, Card, Inset, SummaryList, type SummaryRow, Table, Title } from '../../../ui/index.ts'
import { feeInWords, limitInWords, shareInWords } from '../rules/describe.ts'
import { stagesOf } from '../rules/stages.ts'
import { lengthOf } from '../rules/stops.ts'
import type { Paper, ProcedureVersion, Step } from '../rules/version.ts'
import { words } from '../words.ts'
import { type Taken, TimeTakenCard } from './time-taken.tsx'

export interface ProcedurePageProps {
  version: ProcedureVersion
  /** Whether it takes in dossiers today. */
  open: boolean
  versions: readonly ProcedureVersion[]
  receivingUnits: readonly Unit[]
  /** Steps with the name of their office. */
  /** Each with its office and the procedures linked to it, by name. */
  steps: readonly (Step & { office: Text | undefined; linkedNames: readonly { slug: string; name: Text }[] })[]
  taken: Taken
}

/** What a body calls itself on paper, so that people find the right door. */
export const calledOnPaper = ({ authorityVi, name }: Unit): Text => t(authorityVi, name.en)

const counting = ({ limit, countAfterCutoff }: ProcedureVersion): Text[] => {
  if (limit.unit === 'sameDay') return [words.counting.sameDay]
  const days = limit.unit === 'calendarDays' || limit.unit === 'months'
  return [
    ...(limit.unit === 'workingDays' ? [words.counting.workingTime] : days ? [words.counting.calendarTime] : []),
    ...(countAfterCutoff === 'nextDay' ? [words.counting.afterCutoff] : []),
  ]
}

/** All a person must know of a procedure before they come or file. */
export function ProcedurePage({ version, open, versions, receivingUnits, steps, taken }: ProcedurePageProps) {
  const say = useSay()
  return (
    <>
      <Title caption={say(version.field)}>{say(version.name)}</Title>
      {open ? (
        <ButtonLink href={`/nop-ho-so/${version.slug}`}>{say(words.page.file)}</ButtonLink>
      ) : (
        <Inset>
          {say(words.page.notInForce)} {say(words.page.between(version.validFrom, version.validTo))}.
        </Inset>
      )}
      <div class="camlo-two">
        <div>
          <Card>
            <SummaryList rows={summaryOf(version, say)} />
          </Card>
          <Card title={say(words.page.papers)}>
            <Papers papers={version.papers} />
          </Card>
          <Card title={say(words.page.steps)}>
            <Steps steps={steps} />
          </Card>
          <Card title={say(words.page.versions)}>
            <Versions versions={versions} />
          </Card>
        </div>
        <div>
          <TimeTakenCard taken={taken} />
          <Card title={say(words.page.where)}>
            <ul class="camlo-list">
              {receivingUnits.map((unit) => (
                <li key={unit.id}>
                  <strong>{say(calledOnPaper(unit))}</strong>
                  {unit.address && !unit.address.startsWith(unit.name.vi) && (
                    <div class="camlo-muted">{unit.address}</div>
                  )}
                </li>
              ))}
            </ul>
          </Card>
          <Card title={say(words.page.form)}>
            <ul class="govuk-list govuk-list--bullet">
              <li>{say(words.page.formAbout)}</li>
              {version.form.map(({ key, label, required }) => (
                <li key={key}>
                  {say(label)} {!required && <span class="camlo-muted">({say(words.page.optional)})</span>}
                </li>
              ))}
            </ul>
          </Card>
          <Card title={say(words.page.legalBasis)}>
            <ul class="govuk-list govuk-list--bullet">
              {version.legalBasis.map((law) => (
                <li key={law}>{law}</li>
              ))}
            </ul>
            {version.standing === 'K' && <p class="camlo-muted">{say(words.page.unconfirmed)}</p>}
          </Card>
        </div>
      </div>
    </>
  )
}

function summaryOf(version: ProcedureVersion, say: (text: Text) => string): SummaryRow[] {
  const { lengthening } = version
  const notes = [
    ...stagesOf(version.steps).map(({ name, limit }) => words.page.stage(name, limitInWords(limit))),
    ...counting(version),
    ...(lengthening ? [words.page.lengthening(limitInWords(lengthening.limit), lengthening.ground)] : []),
    ...(version.note ? [version.note] : []),
  ]
  const rows: (SummaryRow | null)[] = [
    {
      label: say(words.page.limit),
      value: (
        <>
          <strong>{say(limitInWords(version.limit))}</strong>
          {notes.map((note) => (
            <div key={note.vi} class="camlo-muted">
              {say(note)}
            </div>
          ))}
        </>
      ),
    },
    {
      label: say(words.page.fee),
      value: (
        <>
          {say(feeInWords(version))}
          {version.feeNote && <div class="camlo-muted">{say(version.feeNote)}</div>}
        </>
      ),
    },
    { label: say(words.page.result), value: say({ vi: version.resultVi, en: version.resultEn }) },
    { label: say(words.page.level), value: say(words.level[version.level]) },
    version.code === null ? null : { label: say(words.page.code), value: version.code },
  ]
  return rows.filter((row) => row !== null)
}

function Papers({ papers }: { papers: readonly Paper[] }) {
  const say = useSay()
  return (
    <Table
      caption={say(words.page.papers)}
      rows={papers}
      rowKey={({ name }) => name.vi}
      columns={[
        {
          key: 'name',
          head: say(words.page.paper),
          heading: true,
          cell: ({ name, issuedByOffice, conditionText, heldBy }) => (
            <>
              {say(name)}
              {conditionText && <div class="camlo-muted">{say(words.page.onlyWhen(conditionText))}</div>}
              {heldBy && <div class="camlo-muted">{say(words.page.heldBy(heldBy))}</div>}
              {issuedByOffice && <div class="camlo-muted">{say(words.page.issuedByOffice)}</div>}
            </>
          ),
        },
        {
          key: 'kind',
          head: say(words.page.kind),
          cell: ({ kind }) => <span class="camlo-nowrap">{say(words.paperKind[kind])}</span>,
        },
        { key: 'quantity', head: say(words.page.quantity), number: true, cell: ({ quantity }) => quantity },
      ]}
    />
  )
}

function Steps({ steps }: Pick<ProcedurePageProps, 'steps'>) {
  const say = useSay()
  const whole = lengthOf(steps)
  return (
    <Table
      caption={say(words.page.steps)}
      rows={steps}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          head: say(words.page.step),
          heading: true,
          cell: ({ position, name, parallel, stage, linkedNames }) => (
            <>
              {`${position}. ${say(name)}`}
              {stage && <div class="camlo-muted">{say(words.page.inStage(stage))}</div>}
              {parallel && <div class="camlo-muted">{say(words.page.sideBySide)}</div>}
              {linkedNames.map((each) => (
                <div key={each.slug}>
                  <a href={`/thu-tuc/${each.slug}`}>{say(each.name)}</a>
                </div>
              ))}
            </>
          ),
        },
        {
          key: 'office',
          head: say(words.page.office),
          cell: ({ office, place }) =>
            place === 'external'
              ? `${say(office ?? words.page.receivingUnit)} (${say(words.page.outside)})`
              : say(office ?? words.page.receivingUnit),
        },
        {
          key: 'time',
          head: say(words.page.time),
          cell: (step) => <span class="camlo-nowrap">{say(shareInWords(step, whole))}</span>,
        },
      ]}
    />
  )
}

function Versions({ versions }: { versions: readonly ProcedureVersion[] }) {
  const say = useSay()
  return (
    <>
      <Table
        caption={say(words.page.versions)}
        rows={versions.toReversed()}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'validity',
            head: say(words.page.validity),
            heading: true,
            cell: ({ validFrom, validTo }) => say(words.page.between(validFrom, validTo)),
          },
          { key: 'limit', head: say(words.page.limit), cell: ({ limit }) => say(limitInWords(limit)) },
          { key: 'fee', head: say(words.page.fee), cell: (version) => say(feeInWords(version)) },
        ]}
      />
      <p class="camlo-muted">{say(words.page.onItsVersion)}</p>
    </>
  )
}
