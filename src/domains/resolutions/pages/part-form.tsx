import { type Text, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Button, Card, ErrorSummary, type Errors, Select, TextInput, Title } from '../../../ui/index.ts'
import { composeWords } from '../compose-words.ts'
import { PART_KINDS, type PartKind } from '../rules/file.ts'
import { words } from '../words.ts'

export interface PartFormProps {
  /** Missing: a new one, made under the id among the values. */
  part: { id: string; name: Text; kind: PartKind; edition: number } | undefined
  parts: readonly { id: string; name: Text; depth: number }[]
  papers: readonly { id: string; title: Text }[]
  values: Readonly<Record<string, string>>
  errors: Errors
}

/** The form of a part: a resolution, a pillar, a scheme, a theme of a year or a programme, and its place in the tree. */
export function PartForm({ part, parts, papers, values, errors }: PartFormProps) {
  const say = useSay()
  return (
    <>
      <BackLink href="/nghi-quyet">{say(words.title)}</BackLink>
      <Title caption={part && say(composeWords.partKinds[part.kind])}>
        {say(part ? composeWords.editPart : composeWords.newPart)}
      </Title>
      <ErrorSummary errors={errors} />
      <form method="post" action={part ? `/nghi-quyet/phan/${part.id}/sua` : '/nghi-quyet/phan/moi'}>
        {part ? (
          <input type="hidden" name="edition" value={values.edition} />
        ) : (
          <>
            <input type="hidden" name="id" value={values.id} />
            <Select
              name="kind"
              label={say(composeWords.partKind)}
              value={values.kind}
              error={errors.kind}
              options={PART_KINDS.map((kind) => ({ value: kind, text: say(composeWords.partKinds[kind]) }))}
            />
          </>
        )}
        <TextInput
          name="name"
          label={say(composeWords.partName)}
          value={values.name}
          error={errors.name}
          maxLength={300}
        />
        <TextInput name="nameEn" label={say(composeWords.partNameEn)} value={values.nameEn} maxLength={300} />
        {part?.kind !== 'resolution' && (
          <Select
            name="parentId"
            label={say(composeWords.parent)}
            hint={part ? undefined : say(composeWords.parentHint)}
            value={values.parentId}
            error={errors.parentId}
            options={[
              ...(part ? [] : [{ value: '', text: say(composeWords.noParent) }]),
              ...parts.map(({ id, name, depth }) => ({ value: id, text: `${'– '.repeat(depth)}${say(name)}` })),
            ]}
          />
        )}
        <TextInput
          name="year"
          label={say(composeWords.partYear)}
          value={values.year}
          error={errors.year}
          width={10}
          maxLength={4}
          inputMode="numeric"
        />
        <Select
          name="paperId"
          label={say(composeWords.partPaper)}
          value={values.paperId}
          error={errors.paperId}
          options={[
            { value: '', text: say(composeWords.noPaper) },
            ...papers.map(({ id, title }) => ({ value: id, text: say(title) })),
          ]}
        />
        <Button>{say(composeWords.savePart)}</Button>
      </form>
      {part && <PlaceAndEnd part={part} errors={errors} />}
    </>
  )
}

function PlaceAndEnd({ part: { id, edition }, errors }: { part: NonNullable<PartFormProps['part']>; errors: Errors }) {
  const say = useSay()
  return (
    <Card title={say(composeWords.placeOfPart)}>
      <form method="post" action={`/nghi-quyet/phan/${id}/chuyen`} class="camlo-row camlo-row--start">
        <input type="hidden" name="edition" value={edition} />
        <Button kind="secondary" name="up" value="yes">
          {say(composeWords.up)}
        </Button>
        <Button kind="secondary" name="up" value="no">
          {say(composeWords.down)}
        </Button>
      </form>
      <form method="post" action={`/nghi-quyet/phan/${id}/rut`}>
        <input type="hidden" name="edition" value={edition} />
        <p id="withdraw">{say(composeWords.withdrawPart)}</p>
        {errors.withdraw && <p class="govuk-error-message">{say(errors.withdraw)}</p>}
        <Button kind="warning">{say(composeWords.withdraw)}</Button>
      </form>
    </Card>
  )
}
