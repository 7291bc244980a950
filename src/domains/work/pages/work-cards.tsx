import { formatDate, formatDateTime, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Button, Card, Details, FileUpload, Textarea } from '../../../ui/index.ts'
import { page as words } from '../page-words.ts'
import type { TaskFile } from '../queries/detail.ts'
import { words as room } from '../words.ts'
import type { TaskPageProps } from './task-view.ts'

/** The steps of the work, each ticked by who does it. */
export function ChecklistCard({ line: { task }, detail: { checklist }, names, deeds, failed }: TaskPageProps) {
  const say = useSay()
  const mayCheck = deeds.includes('check')
  const mayAdd = deeds.includes('list')
  if (checklist.length === 0 && !mayAdd) return null
  const mine = failed?.deed === 'list' ? failed : undefined
  return (
    <Card title={say(words.checklist)}>
      <ul class="camlo-todo">
        {checklist.map(({ id, item, doneAt, doneBy }) => (
          <li key={id}>
            <span>
              <span aria-hidden="true">{doneAt ? '☑' : '☐'} </span>
              {item}
              {doneAt && (
                <span class="camlo-line camlo-muted">
                  {say(words.tick)}: {doneBy && names.get(doneBy)}, {formatDate(doneAt)}
                </span>
              )}
            </span>
            {mayCheck && (
              <form class="camlo-inline" method="post" action={`/nhiem-vu/${task.id}/danh-dau`}>
                <input type="hidden" name="itemId" value={id} />
                <input type="hidden" name="done" value={doneAt ? '' : 'yes'} />
                <Button kind="secondary">
                  {say(doneAt ? words.untick : words.tick)}
                  <span class="govuk-visually-hidden"> {item}</span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {mayAdd && (
        <Details summary={say(words.deeds.list.name)} open={mine !== undefined}>
          <form method="post" action={`/nhiem-vu/${task.id}/dau-viec`}>
            <Textarea
              name="items"
              id="list-items"
              label={say(words.fields.items)}
              rows={3}
              error={mine?.errors.items}
            />
            <Button kind="secondary">{say(words.deeds.list.name)}</Button>
          </form>
        </Details>
      )}
    </Card>
  )
}

/** Every result that was handed in, with what became of it. */
export function ResultsCard({ line: { task }, detail: { submissions, files }, names }: TaskPageProps) {
  const say = useSay()
  if (submissions.length === 0) return null
  return (
    <Card title={say(words.results)}>
      <ul class="camlo-list">
        {submissions.map((each) => (
          <li key={each.id}>
            <b>
              {say(words.round(each.round))}: {say(words.decisions[each.decision ?? 'waiting'])}
              {each.quality && `, ${say(room.qualities[each.quality])}`}
            </b>
            <span class="camlo-line camlo-lines">{each.result}</span>
            {each.resultNumber && <span class="camlo-line">{each.resultNumber}</span>}
            <Files files={files.filter(({ submissionId }) => submissionId === each.id)} taskId={task.id} />
            <span class="camlo-line camlo-muted">
              {names.get(each.submittedBy)}, {formatDateTime(each.submittedAt)}
            </span>
            {each.reason && (
              <span class="camlo-line">
                {each.decidedBy && names.get(each.decidedBy)}: {each.reason}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Files({ files, taskId }: { files: readonly TaskFile[]; taskId: string }) {
  const lang = useLang()
  return (
    <>
      {files.map(({ id, name, sizeBytes }) => (
        <span key={id} class="camlo-line">
          <a href={`/nhiem-vu/${taskId}/tep/${id}`}>{name}</a>{' '}
          <span class="camlo-muted">{formatNumber(Math.ceil(sizeBytes / 1024), lang)} kB</span>
        </span>
      ))}
    </>
  )
}

/** Files of the task itself. */
export function FilesCard({ line: { task }, detail: { files }, deeds, failed }: TaskPageProps) {
  const say = useSay()
  const own = files.filter(({ submissionId }) => submissionId === null)
  const mayAttach = deeds.includes('attach')
  if (own.length === 0 && !mayAttach) return null
  const mine = failed?.deed === 'attach' ? failed : undefined
  return (
    <Card title={say(words.files)}>
      {own.length === 0 && <p class="camlo-muted">{say(words.noFiles)}</p>}
      <Files files={own} taskId={task.id} />
      {mayAttach && (
        <Details summary={say(words.deeds.attach.name)} open={mine !== undefined}>
          <form method="post" action={`/nhiem-vu/${task.id}/tep`} enctype="multipart/form-data">
            <FileUpload
              name="files"
              id="attach-files"
              label={say(words.fields.attach)}
              multiple
              error={mine?.errors.files}
            />
            <Button kind="secondary">{say(words.deeds.attach.name)}</Button>
          </form>
        </Details>
      )}
    </Card>
  )
}
