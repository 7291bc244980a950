import { type Text, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Button, ErrorSummary, type Errors, FileUpload, Select, TextInput, Title } from '../../../ui/index.ts'
import { composeWords } from '../compose-words.ts'
import { PAPER_KINDS } from '../rules/file.ts'
import { RELATIONS } from '../rules/relation.ts'
import { words } from '../words.ts'

export interface PaperFormProps {
  /** Missing: a new one, made under the id among the values. */
  paper: { key: string; title: Text; hasFile: boolean } | undefined
  papers: readonly { id: string; title: Text; number: string | null }[]
  /** What it does to which; empty lines are for more. */
  links: readonly { relation: string; paperId: string }[]
  values: Readonly<Record<string, string>>
  errors: Errors
}

/** The form of a paper: what it is, what it derives from or changes, its text as a file. */
export function PaperForm({ paper, papers, links, values, errors }: PaperFormProps) {
  const say = useSay()
  return (
    <>
      <BackLink href={paper ? `/nghi-quyet/van-ban/${paper.key}` : '/nghi-quyet'}>
        {say(paper ? paper.title : words.title)}
      </BackLink>
      <Title>{say(paper ? composeWords.editPaper : composeWords.newPaper)}</Title>
      <ErrorSummary errors={errors} />
      <form
        method="post"
        action={paper ? `/nghi-quyet/van-ban/${paper.key}/sua` : '/nghi-quyet/van-ban/moi'}
        encType="multipart/form-data"
      >
        {!paper && <input type="hidden" name="id" value={values.id} />}
        {paper && <input type="hidden" name="edition" value={values.edition} />}
        <Select
          name="kind"
          label={say(composeWords.kind)}
          value={values.kind}
          error={errors.kind}
          options={PAPER_KINDS.map((kind) => ({ value: kind, text: say(words.paperKinds[kind]) }))}
        />
        <TextInput
          name="number"
          label={say(composeWords.number)}
          hint={say(composeWords.numberHint)}
          value={values.number}
          error={errors.number}
          width={20}
          maxLength={60}
        />
        <TextInput
          name="issuedOn"
          type="date"
          label={say(composeWords.issuedOn)}
          value={values.issuedOn}
          error={errors.issuedOn}
          width={10}
        />
        <TextInput
          name="issuer"
          label={say(words.issuer)}
          value={values.issuer}
          error={errors.issuer}
          maxLength={200}
        />
        <TextInput
          name="title"
          label={say(composeWords.subject)}
          value={values.title}
          error={errors.title}
          maxLength={300}
        />
        <TextInput name="titleEn" label={say(composeWords.subjectEn)} value={values.titleEn} maxLength={300} />
        <fieldset class="govuk-fieldset" id="links">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say(composeWords.links)}</legend>
          <p class="govuk-hint">{say(composeWords.linksHint)}</p>
          {errors.links && <p class="govuk-error-message">{say(errors.links)}</p>}
          {links.map(({ relation, paperId }, index) => (
            <div class="camlo-filter" key={index}>
              <Select
                name="relation"
                id={`relation-${index}`}
                label={say(composeWords.relation(index + 1))}
                value={relation}
                options={RELATIONS.map((each) => ({ value: each, text: say(composeWords.relations[each]) }))}
              />
              <Select
                name="paperId"
                id={`paperId-${index}`}
                label={say(composeWords.otherPaper)}
                value={paperId}
                options={[
                  { value: '', text: say(composeWords.noPaper) },
                  ...papers.map((each) => ({ value: each.id, text: optionOf(each, say) })),
                ]}
              />
            </div>
          ))}
        </fieldset>
        <FileUpload
          name="file"
          label={say(paper?.hasFile ? composeWords.otherFile : composeWords.file)}
          error={errors.file}
        />
        <Button>{say(composeWords.savePaper)}</Button>
      </form>
    </>
  )
}

const optionOf = ({ title, number }: { title: Text; number: string | null }, say: (text: Text) => string): string =>
  number && !say(title).includes(number) ? `${number} · ${say(title)}` : say(title)
