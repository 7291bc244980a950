import type { PostedForm } from '../../../../core/files/index.ts'
import { useSay } from '../../../../platform/i18n/index.ts'
import { Card, Details, FileUpload, Textarea } from '../../../../ui/index.ts'
import { papersWords as heldWords, type Offers } from '../../../papers/index.ts'
import type { Paper, ProcedureVersion } from '../../../procedures/index.ts'
import { words } from './counter-words.ts'
import { HeldOffer, SeenFields } from './held-offer-fields.tsx'
import { offersFor } from './held-offers.ts'

/** The rows whose papers were handed in. */
export const tickedPapers = (form: PostedForm | undefined): Set<string> =>
  new Set(form ? [...form.all('paper'), ...form.all('paper-anew')] : [])

const KINDS = ['original', 'copy', 'certifiedCopy', 'electronic'] as const

/** A filled-in form is handed in as an original. */
const kindOf = ({ kind }: Paper): string => (kind === 'form' ? 'original' : kind)

interface Props {
  /** What the store has for the person. */
  offers: Offers | undefined
  procedure: ProcedureVersion
  form: PostedForm | undefined
  /** The cursor waits here: there is nothing to type before. */
  focus: boolean
}

/** The papers of the procedure, ticked as they are handed over: F9 ticks them all. */
export function CounterPapers({ procedure, offers, form, focus }: Props) {
  const say = useSay()
  const { papers } = procedure
  return (
    <Card title={say(words.papers)} id="giay-to">
      {papers.length > 0 && (
        <>
          <label class="camlo-tick-all" data-key="F9" data-key-name={say(words.tickAll)} hidden>
            <input type="checkbox" class="camlo-check" data-check-all="paper" hidden /> {say(words.tickAll)}
          </label>
          {offers && (
            <label class="camlo-tick-all" data-key="F8" data-key-name={say(heldWords.useAll)} hidden>
              <input type="checkbox" class="camlo-check" data-check-all="held" hidden /> {say(heldWords.useAll)}
            </label>
          )}
          <table class="camlo-table camlo-table--cards">
            <caption class="govuk-visually-hidden">{say(words.papers)}</caption>
            <thead>
              <tr>
                <th scope="col">{say(words.received)}</th>
                <th scope="col">{say(words.paper)}</th>
                <th scope="col">{say(words.form)}</th>
                <th scope="col">{say(words.quantity)}</th>
              </tr>
            </thead>
            <tbody>
              {papers.map((paper, index) => (
                <PaperRow key={paper.name.vi} {...{ paper, index, form, offers }} focus={focus && index === 0} />
              ))}
            </tbody>
          </table>
        </>
      )}
      <Details
        summary={say(words.otherPapers)}
        open={form?.text('otherPapers') !== undefined && form.text('otherPapers') !== ''}
      >
        <Textarea
          name="otherPapers"
          label={say(words.otherPapers)}
          hint={say(words.otherHint)}
          value={form?.text('otherPapers')}
          rows={2}
        />
      </Details>
      {papers.length > 0 && (
        <Details summary={say(words.scans)}>
          {papers.map(({ name, kindKey }, index) => (
            <div key={name.vi}>
              <FileUpload name={`scan-${index}`} label={say(name)} error={form?.fileErrors[`scan-${index}`]} />
              {kindKey && <SeenFields index={index} form={form} />}
            </div>
          ))}
        </Details>
      )}
    </Card>
  )
}

function PaperRow({ paper, index, form, focus, offers }: Omit<Props, 'procedure'> & { paper: Paper; index: number }) {
  const say = useSay()
  const id = `paper-${index}`
  const kind = form?.text(`kind-${index}`) || kindOf(paper)
  const held = offersFor(offers, paper)
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          class="camlo-check"
          id={id}
          // What is held isn't ticked with all the others: it is used, or asked for with a reason.
          name={held.length > 0 ? 'paper-anew' : 'paper'}
          value={String(index)}
          autofocus={focus}
          checked={tickedPapers(form).has(String(index))}
        />
      </td>
      <th scope="row" data-label={say(words.paper)}>
        <span>
          <label for={id}>{say(paper.name)}</label>
          {paper.condition && paper.conditionText && (
            <span class="camlo-muted camlo-line">{say(words.onlyWhen(paper.conditionText))}</span>
          )}
          {offers && held.length > 0 && <HeldOffer {...{ index, offers, form }} papers={held} />}
          {paper.issuedByOffice && held.length === 0 && (
            <span class="camlo-muted camlo-line">{say(words.issuedByOffice)}</span>
          )}
        </span>
      </th>
      <td data-label={say(words.form)}>
        <select name={`kind-${index}`} aria-label={`${say(words.form)}: ${say(paper.name)}`}>
          {KINDS.map((each) => (
            <option key={each} value={each} selected={each === kind}>
              {say(words.paperKinds[each])}
            </option>
          ))}
        </select>
      </td>
      <td data-label={say(words.quantity)}>
        <input
          type="number"
          name={`quantity-${index}`}
          min="1"
          max="99"
          value={form?.text(`quantity-${index}`) || String(paper.quantity)}
          aria-label={`${say(words.quantity)}: ${say(paper.name)}`}
        />
      </td>
    </tr>
  )
}
