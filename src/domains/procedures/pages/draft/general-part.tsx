import { LIMIT_UNITS } from '../../../../core/calendar/index.ts'
import type { Organization, Unit } from '../../../../core/organization/index.ts'
import { useSay } from '../../../../platform/i18n/index.ts'
import { Card, Checkboxes, Details, type Errors, Select, Textarea, TextInput } from '../../../../ui/index.ts'
import type { PaperKindChoice } from '../../draft-desk.ts'
import { draftWords, kindWords } from '../../draft-words.ts'
import type { LifeEvent } from '../../queries.ts'
import { unitOfLimit } from '../../rules/describe.ts'
import type { DraftContent } from '../../rules/draft.ts'
import { words } from '../../words.ts'
import { English, Tick, Vietnamese } from './fields.tsx'

export interface PartProps {
  content: DraftContent
  errors: Errors
  organization: Organization
  on: string
  lifeEvents: readonly LifeEvent[]
  paperKinds: readonly PaperKindChoice[]
}

const LEVELS = ['commune', 'district', 'linked'] as const

/** Name, dates, limit, fee, offices, law and how people find it. */
export function GeneralPart(props: PartProps) {
  const say = useSay()
  const { content, errors, lifeEvents } = props
  const units = LIMIT_UNITS.map((value) => ({ value, text: say(unitOfLimit(value)) }))
  return (
    <>
      <Card>
        <Vietnamese name="name" label={say(draftWords.newName)} value={content.name} errors={errors} />
        <English name="name" label={say(draftWords.newName)} value={content.name} />
        <div class="camlo-fields">
          <Vietnamese name="field" label={say(draftWords.field)} value={content.field} errors={errors} />
          <English name="field" label={say(draftWords.field)} value={content.field} />
          <Select
            name="level"
            label={say(draftWords.level)}
            value={content.level}
            options={LEVELS.map((value) => ({ value, text: say(words.level[value]) }))}
          />
          <TextInput
            name="code"
            label={say(draftWords.code)}
            value={content.code ?? ''}
            error={errors.code}
            width={10}
          />
        </div>
      </Card>
      <Card title={say(draftWords.dates)}>
        <div class="camlo-fields">
          <TextInput
            type="date"
            name="validFrom"
            label={say(draftWords.from)}
            value={content.validFrom}
            error={errors.validFrom}
            width={10}
          />
          <TextInput
            type="date"
            name="validTo"
            label={say(draftWords.to)}
            value={content.validTo ?? ''}
            error={errors.validTo}
            width={10}
          />
        </div>
        <Textarea
          name="legalBasis"
          label={say(draftWords.law)}
          hint={say(draftWords.oneALine)}
          value={content.legalBasis.join('\n')}
          error={errors.legalBasis}
          rows={3}
        />
        <Tick name="standing" label={say(draftWords.standing)} checked={content.standing === 'S'} value="S" />
      </Card>
      <Card title={say(draftWords.limits)}>
        <div class="camlo-fields">
          <TextInput
            name="limit.amount"
            label={say(draftWords.limit)}
            value={amount(content.limit.amount)}
            error={errors['limit.amount']}
            width={5}
            inputMode="numeric"
          />
          <Select name="limit.unit" label={say(draftWords.unit)} value={content.limit.unit} options={units} />
          <TextInput
            name="legalLimit.amount"
            label={say(draftWords.legalLimit)}
            hint={say(draftWords.legalHint)}
            value={amount(content.legalLimit?.amount ?? 0)}
            error={errors['legalLimit.amount']}
            width={5}
            inputMode="numeric"
          />
          <Select
            name="legalLimit.unit"
            label={`${say(draftWords.legalLimit)}: ${say(draftWords.unit).toLowerCase()}`}
            value={content.legalLimit?.unit ?? content.limit.unit}
            options={units}
          />
          <TextInput
            name="lengthening.amount"
            label={say(draftWords.lengthening)}
            hint={say(draftWords.lengtheningHint)}
            value={amount(content.lengthening?.limit.amount ?? 0)}
            error={errors['lengthening.amount']}
            width={5}
            inputMode="numeric"
          />
          <Select
            name="lengthening.unit"
            label={`${say(draftWords.lengthening)}: ${say(draftWords.unit).toLowerCase()}`}
            value={content.lengthening?.limit.unit ?? content.limit.unit}
            options={units}
          />
          <TextInput
            name="lengthening.ground"
            label={say(draftWords.lengtheningGround)}
            value={content.lengthening?.ground ?? ''}
            error={errors['lengthening.ground']}
          />
          <Select
            name="countAfterCutoff"
            label={say(draftWords.cutoff)}
            value={content.countAfterCutoff ?? 'sameDay'}
            options={(['sameDay', 'nextDay'] as const).map((value) => ({
              value,
              text: say(draftWords.cutoffs[value]),
            }))}
          />
          <Select
            name="dueTimeMode"
            label={say(draftWords.dueMode)}
            value={content.dueTimeMode ?? 'endOfDay'}
            options={(['endOfDay', 'sameClockTime'] as const).map((value) => ({
              value,
              text: say(draftWords.dueModes[value]),
            }))}
          />
        </div>
      </Card>
      <Card title={say(draftWords.money)}>
        <TextInput
          name="fee.dong"
          label={say(draftWords.feeDong)}
          value={String(content.fee.dong)}
          error={errors['fee.dong']}
          width={10}
          inputMode="numeric"
        />
        <Vietnamese name="fee.note" label={say(draftWords.feeNote)} value={content.fee.note} errors={errors} />
        <English name="fee.note" label={say(draftWords.feeNote)} value={content.fee.note} />
      </Card>
      <Receivers {...props} />
      <Card title={say(draftWords.search)}>
        <Vietnamese name="note" label={say(draftWords.note)} value={content.note} errors={errors} />
        <English name="note" label={say(draftWords.note)} value={content.note} />
        <Textarea
          name="terms"
          label={say(draftWords.terms)}
          hint={say(draftWords.oneALine)}
          value={content.terms.join('\n')}
          rows={3}
        />
        <Checkboxes
          name="lifeEvents"
          label={say(draftWords.lifeEvents)}
          values={content.lifeEvents}
          options={lifeEvents.map(({ key, name }) => ({ value: key, text: say(name) }))}
        />
      </Card>
    </>
  )
}

const amount = (value: number): string => String(value).replace('.', ',')

/** Whole kinds of units first, for most procedures are those of every commune; single ones behind. */
function Receivers({ content, errors, organization, on }: PartProps) {
  const say = useSay()
  const units = organization.unitsInForce(on).filter(({ kind }) => kind !== 'external')
  const { kinds = [], codes = [] } = content.receivedBy
  const values = [...kinds.map((kind) => `kind:${kind}`), ...codes.map((code) => `unit:${code}`)]
  const groups = [...Map.groupBy(units, ({ kind }) => kind)]
  const whole = groups.filter(([, group]) => group.length > 1 || group.some(({ kind }) => kinds.includes(kind)))
  const single = units.filter(({ kind }) => kind === 'office' || kind === 'district' || kind === 'province')
  const others = units.filter((unit) => !single.includes(unit))
  const option = (unit: Unit) => ({ value: `unit:${unit.code}`, text: say(unit.name) })
  return (
    <Card className="camlo-columns">
      <Checkboxes
        name="receivedBy"
        label={say(draftWords.receivers)}
        error={errors.receivedBy}
        values={values}
        options={[
          ...whole.map(([kind, group]) => ({
            value: `kind:${kind}`,
            text: say(draftWords.wholeKind(kindWords[kind], group.length)),
          })),
          ...single.map(option),
        ]}
      />
      <Details
        summary={`${say(kindWords.commune)}, ${say(kindWords.town).toLowerCase()}`}
        open={others.some(({ code }) => codes.includes(code))}
      >
        <Checkboxes
          name="receivedBy"
          id="receivedBy-communes"
          label={say(draftWords.receivers)}
          values={values}
          options={others.map(option)}
        />
      </Details>
    </Card>
  )
}
