import { grants, ROLES } from '../../../../core/identity/index.ts'
import { useSay } from '../../../../platform/i18n/index.ts'
import { Details, Inset, Select, Textarea, TextInput } from '../../../../ui/index.ts'
import { draftWords } from '../../draft-words.ts'
import { outsideRoles, roleName } from '../../role-words.ts'
import { limitInWords, unitOfLimit } from '../../rules/describe.ts'
import { English, Vietnamese } from './fields.tsx'
import type { PartProps } from './general-part.tsx'
import { Rows } from './rows.tsx'

const STEP_ROLES = [...ROLES.filter((role) => grants('dossier.process', role)), ...Object.keys(outsideRoles)]

/** The steps in their order: who, where, for how long, when, at what fee. */
export function StepsPart({ content, errors, organization, on }: PartProps) {
  const say = useSay()
  const units = organization.unitsInForce(on)
  const sameDay = content.limit.unit === 'sameDay'
  const places = [
    { value: 'receiving', text: say(draftWords.receivingUnit) },
    ...units
      .filter(({ kind }) => kind !== 'external' && kind !== 'commune' && kind !== 'town' && kind !== 'ward')
      .map(({ code, name }) => ({ value: `office:${code}`, text: say(name) })),
    ...units
      .filter(({ kind }) => kind === 'external')
      .map(({ code, name }) => ({ value: `external:${code}`, text: say(name) })),
  ]
  const roles = [
    { value: '', text: say(draftWords.choose) },
    ...STEP_ROLES.map((value) => ({ value, text: say(roleName(value)) })),
  ]
  return (
    <>
      <Inset>
        {say(draftWords.limit)}: <strong>{say(limitInWords(content.limit))}</strong>
        {errors.steps && (
          <p class="govuk-error-message" id="steps">
            {say(errors.steps)}
          </p>
        )}
      </Inset>
      <Rows name="steps" rows={content.steps}>
        {(step, at) => (
          <>
            <input type="hidden" name={`${at}.key`} value={step.key} />
            <Vietnamese name={`${at}.name`} label={say(draftWords.stepName)} value={step.name} errors={errors} />
            <div class="camlo-fields">
              <Select
                name={`${at}.role`}
                label={say(draftWords.role)}
                value={step.role}
                options={roles}
                error={errors[`${at}.role`]}
              />
              <Select
                name={`${at}.unit`}
                label={say(draftWords.place)}
                value={step.place === 'receiving' ? 'receiving' : `${step.place}:${step.unit}`}
                options={places}
                error={errors[`${at}.unit`]}
              />
              <TextInput
                name={`${at}.amount`}
                label={
                  sameDay
                    ? say(draftWords.shareOf)
                    : `${say(draftWords.amount)} (${say(unitOfLimit(content.limit.unit))})`
                }
                value={String(step.amount).replace('.', ',')}
                error={errors[`${at}.amount`]}
                width={5}
                inputMode="numeric"
              />
            </div>
            <Details
              summary={say(draftWords.moreOfStep)}
              open={Boolean(
                step.condition ||
                  step.fee ||
                  step.parallel ||
                  step.linked ||
                  step.stage ||
                  errors[`${at}.stage.vi`] ||
                  errors[`${at}.parallel`] ||
                  errors[`${at}.linked`] ||
                  errors[`${at}.condition`] ||
                  errors[`${at}.fee`],
              )}
            >
              <TextInput
                name={`${at}.condition`}
                label={say(draftWords.condition)}
                hint={say(draftWords.conditionHint)}
                value={step.condition ?? ''}
                error={errors[`${at}.condition`]}
                maxLength={500}
                spellcheck={false}
              />
              <TextInput
                name={`${at}.fee`}
                label={say(draftWords.fee)}
                hint={say(draftWords.feeHint)}
                value={step.fee ?? ''}
                error={errors[`${at}.fee`]}
                maxLength={500}
                spellcheck={false}
              />
              <Vietnamese
                name={`${at}.stage`}
                label={say(draftWords.stage)}
                hint={say(draftWords.stageHint)}
                value={step.stage}
                errors={errors}
              />
              <TextInput
                name={`${at}.parallel`}
                label={say(draftWords.parallel)}
                hint={say(draftWords.parallelHint)}
                value={step.parallel ?? ''}
                error={errors[`${at}.parallel`]}
                maxLength={40}
                spellcheck={false}
              />
              <Textarea
                name={`${at}.linked`}
                label={say(draftWords.linked)}
                hint={say(draftWords.linkedHint)}
                value={(step.linked ?? [])
                  .map(({ slug, after }) => (after.length > 0 ? `${slug} < ${after.join(', ')}` : slug))
                  .join('\n')}
                error={errors[`${at}.linked`]}
                rows={3}
                maxLength={2000}
              />
              <English name={`${at}.name`} label={say(draftWords.stepName)} value={step.name} />
              <English name={`${at}.stage`} label={say(draftWords.stage)} value={step.stage} />
            </Details>
          </>
        )}
      </Rows>
    </>
  )
}
