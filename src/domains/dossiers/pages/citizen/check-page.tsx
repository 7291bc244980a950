import { DueExplanationView } from '../../../../core/calendar/index.ts'
import { formatDong, formatNumber, formatShare, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { Button, Card, SummaryList, Title } from '../../../../ui/index.ts'
import { type Offers, papersWords } from '../../../papers/index.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import type { UnitRef } from '../../office.ts'
import type { ExpectedDue } from '../../queries/statistics.ts'
import { isGround } from '../../rules/representation.ts'
import {
  APPLICANT_FIELDS,
  type ApplicantField,
  answerInWords,
  type Filing,
  mustBringFile,
  papersAsked,
} from './filing.ts'
import { words } from './filing-words.ts'
import { words as forAnotherWords } from './for-another-words.ts'
import { HiddenFiling } from './hidden-filing.tsx'
import { Moment, Provisional } from './moment.tsx'
import { FileName } from './paper-fields.tsx'
import type { PickedFiles } from './picked-files.ts'

export interface CheckPageProps {
  version: ProcedureVersion
  unit: UnitRef
  filing: Filing
  picked: readonly PickedFiles[]
  expected: ExpectedDue
  offers?: Offers | undefined
  /** What it will cost by what was entered. */
  feeDong: number
}

/** Everything entered, when the result would be due, and the button that sends it. */
export function CheckPage({ version, unit, filing, picked, expected, offers, feeDong }: CheckPageProps) {
  const say = useSay()
  const address = `/nop-ho-so/${version.slug}`
  return (
    <>
      <Title caption={say(version.name)}>{say(words.checkTitle)}</Title>
      <ExpectedCard expected={expected} />
      <EnteredCards {...{ version, unit, filing, picked, offers, feeDong }} />
      <form method="post" action={`${address}/gui`}>
        <HiddenFiling filing={filing} />
        <p>{say(words.legal)}</p>
        <div class="govuk-button-group">
          <Button>{say(words.send)}</Button>
          <Button kind="secondary" formAction={`${address}/sua`}>
            {say(words.change)}
          </Button>
        </div>
      </form>
    </>
  )
}

function ExpectedCard({ expected: { acceptedBy, due, kept } }: { expected: ExpectedDue }) {
  const say = useSay()
  const lang = useLang()
  return (
    <Card title={say(words.dueTitle)}>
      <p class="govuk-!-margin-bottom-1">
        {say(words.ifAccepted)} <Moment at={acceptedBy} />, {say(words.dueBy)}
      </p>
      <p class="camlo-code">
        <Moment at={due.at} />
      </p>
      {due.provisional && (
        <p>
          <Provisional />
        </p>
      )}
      <DueExplanationView explanation={due.explanation} provisional={due.provisional} />
      <p class="camlo-muted">
        {say(kept ? words.kept(formatShare(kept.share, lang), formatNumber(kept.dossiers, lang)) : words.neverKept)}
      </p>
    </Card>
  )
}

function EnteredCards({ version, unit, filing, picked, offers, feeDong }: Omit<CheckPageProps, 'expected'>) {
  const say = useSay()
  const lang = useLang()
  const fields = Object.keys(APPLICANT_FIELDS) as ApplicantField[]
  const asked = papersAsked(version, filing)
  const orNone = (text: string) => text || <span class="camlo-muted">{say(words.none)}</span>
  return (
    <>
      <Card title={say(words.where)}>
        <SummaryList
          rows={[
            { label: say(words.unit), value: say(unit.name) },
            {
              label: say(words.fee),
              value: (
                <>
                  {feeDong > 0 ? formatDong(feeDong, lang) : say(words.free)}
                  {version.feeNote && <div class="camlo-muted">{say(version.feeNote)}</div>}
                </>
              ),
            },
          ]}
        />
      </Card>
      {filing.forAnother.on && (
        <Card title={say(forAnotherWords.title)}>
          <SummaryList
            rows={[
              { label: say(forAnotherWords.filer), value: filing.forAnother.filerName },
              {
                label: say(forAnotherWords.as),
                value: isGround(filing.forAnother.ground) ? say(forAnotherWords.grounds[filing.forAnother.ground]) : '',
              },
            ]}
          />
        </Card>
      )}
      <Card title={say(words.applicant)}>
        <SummaryList
          rows={[
            { label: say(words.kind), value: say(words.kinds[filing.kind]) },
            ...fields.map((field) => ({ label: say(words[field]), value: orNone(filing.applicant[field]) })),
          ]}
        />
      </Card>
      {version.form.length > 0 && (
        <Card title={say(words.declaration)}>
          <SummaryList
            rows={version.form.map((field) => ({
              label: say(field.label),
              value: orNone(say(answerInWords(field, filing.answers[field.key] ?? ''))),
            }))}
          />
        </Card>
      )}
      {version.papers.length > 0 && (
        <Card title={say(words.papers)}>
          <SummaryList
            rows={version.papers.map((paper, index) => ({
              label: say(paper.name),
              value: (
                <Brought
                  held={offers?.papers.find(({ id }) => id === filing.held[index])}
                  paper={paper}
                  asked={asked[index] ?? true}
                  files={picked[index]?.files ?? []}
                />
              ),
            }))}
          />
        </Card>
      )}
    </>
  )
}

function Brought({
  held,
  paper,
  asked,
  files,
}: {
  held: Offers['papers'][number] | undefined
  paper: ProcedureVersion['papers'][number]
  asked: boolean
  files: PickedFiles['files']
}) {
  const say = useSay()
  if (held)
    return (
      <>
        {say(papersWords.heldPaper(held.name, held.issuedOn))}
        <span class="camlo-muted camlo-line">{say(words.heldConsent)}</span>
      </>
    )
  if (files.length > 0)
    return (
      <>
        {files.map((file) => (
          <div key={file.token}>
            <FileName file={file} />
          </div>
        ))}
      </>
    )
  if (!asked) return <span class="camlo-muted">{say(words.notAsked)}</span>
  const why = paper.issuedByOffice ? words.officeFinds : paper.kind === 'form' ? words.filledIn : words.noFile
  return <span class={mustBringFile(paper) ? '' : 'camlo-muted'}>{say(why)}</span>
}
