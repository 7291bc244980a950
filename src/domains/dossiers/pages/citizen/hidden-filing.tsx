import { answerField, type Filing, heldField, paperField } from './filing.ts'
import { hiddenForAnother } from './for-another.ts'

/** The whole form again, unseen, so that the next page has it. */
export function HiddenFiling({ filing }: { filing: Filing }) {
  const { key, unitId, kind, applicant, answers, files, store, held, forAnother } = filing
  const values: [name: string, value: string][] = [
    ['key', key],
    ['unitId', unitId],
    ['kind', kind],
    ['store', store],
    ...held.map((id, index): [string, string] => [heldField(index), id]),
    ...Object.entries(applicant),
    ...Object.entries(answers).map(([field, answer]): [string, string] => [answerField(field), answer]),
    ...hiddenForAnother(forAnother),
    ...files.flatMap((tokens, index) =>
      tokens.map((token): [string, string] => [`${paperField(index)}-upload`, token]),
    ),
  ]
  return (
    <>
      {values
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
    </>
  )
}
