import { type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  type Errors,
  Radios,
  Select,
  Textarea,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { officeWords as words } from '../office-words.ts'
import { GRAINS } from '../rules/period.ts'
import { AMONG } from '../rules/reaching.ts'

export interface TargetFormProps {
  /** Missing: a new one, made under the id among the values. */
  target: { id: string; key: string; name: Text } | undefined
  parts: readonly { id: string; name: Text; depth: number }[]
  owners: readonly { id: string; name: Text }[]
  posts: readonly { id: string; title: Text; unit: Text }[]
  sources: readonly { key: string; name: Text }[]
  /** What units may be counted by: every other target. */
  watchable: readonly { id: string; name: Text; of: Text }[]
  values: Readonly<Record<string, string>>
  errors: Errors
}

/** The form of a target: what it is, whose, and how its figures are put together. */
export function TargetForm({ target, parts, owners, posts, sources, watchable, values, errors }: TargetFormProps) {
  const say = useSay()
  return (
    <>
      <BackLink href={target ? `/nghi-quyet/chi-tieu/${target.key}` : '/chi-tieu'}>
        {say(target ? target.name : words.figure.toDesk)}
      </BackLink>
      <Title>{say(target ? words.target.editTitle : words.target.newTitle)}</Title>
      <ErrorSummary errors={errors} />
      <form method="post" action={target ? `/chi-tieu/${target.id}/sua` : '/chi-tieu/moi'}>
        {!target && <input type="hidden" name="id" value={values.id} />}
        <Select
          name="partId"
          label={say(words.target.part)}
          value={values.partId}
          error={errors.partId}
          options={parts.map(({ id, name, depth }) => ({ value: id, text: `${'– '.repeat(depth)}${say(name)}` }))}
        />
        <TextInput name="name" label={say(words.target.name)} value={values.name} error={errors.name} maxLength={300} />
        <TextInput name="nameEn" label={say(words.target.nameEn)} value={values.nameEn} maxLength={300} />
        <TextInput
          name="countedIn"
          label={say(words.target.countedIn)}
          hint={say(words.target.countedInHint)}
          value={values.countedIn}
          error={errors.countedIn}
          width={20}
          maxLength={60}
        />
        <Select
          name="ownerUnitId"
          label={say(words.target.owner)}
          value={values.ownerUnitId}
          error={errors.ownerUnitId}
          options={owners.map(({ id, name }) => ({ value: id, text: say(name) }))}
        />
        <Select
          name="answersPostId"
          label={say(words.target.answers)}
          value={values.answersPostId}
          options={[
            { value: '', text: say(words.target.headOf) },
            ...posts.map(({ id, title, unit }) => ({ value: id, text: `${say(title)}, ${say(unit)}` })),
          ]}
        />
        <Radios
          name="every"
          label={say(words.target.every)}
          value={values.every}
          options={GRAINS.map((grain) => ({ value: grain, text: say(words.grains[grain]) }))}
          inline
        />
        {sources.length > 0 && (
          <Select
            name="computedBy"
            label={say(words.source.label)}
            value={values.computedBy}
            error={errors.computedBy}
            options={[
              { value: '', text: say(words.source.reported) },
              ...sources.map(({ key, name }) => ({ value: key, text: say(name) })),
            ]}
          />
        )}
        {sources.length > 0 && (
          <>
            <Select
              name="computedOf"
              label={say(words.source.watched)}
              hint={say(words.source.watchedHint)}
              value={values.computedOf}
              error={errors.computedOf}
              options={[
                { value: '', text: say(words.source.notWatched) },
                ...watchable.map(({ id, name, of }) => ({ value: id, text: `${say(name)} (${say(of)})` })),
              ]}
            />
            <Radios
              name="computedAmong"
              label={say(words.source.among)}
              value={values.computedAmong || 'communes'}
              options={AMONG.map((among) => ({ value: among, text: say(words.source.amongs[among]) }))}
              inline
            />
          </>
        )}
        <Checkboxes
          name="adding"
          label={say(words.target.adding)}
          values={(values.adding ?? '').split(' ')}
          options={[
            { value: 'periods', text: say(words.target.periodsAdd) },
            { value: 'units', text: say(words.target.unitsAdd) },
          ]}
        />
        <Textarea name="note" label={say(words.target.note)} value={values.note} rows={2} maxLength={2000} />
        <Button>{say(words.target.button)}</Button>
      </form>
    </>
  )
}
