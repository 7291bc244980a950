import { type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Button, Card, Details } from '../../../../ui/index.ts'
import { stopAfter } from '../../../procedures/index.ts'
import { isOpen } from '../../rules/status.ts'
import type { DossierView } from '../../views.ts'
import { words as roomWords } from '../../words.ts'
import { DeedFields } from './deed-fields.tsx'
import { DEED_NAMES, DEEDS, type DeedName } from './deeds.ts'
import { words } from './desk-words.ts'
import type { Failed } from './failed.ts'

interface Props {
  dossier: DossierView
  back: string
  draft: readonly string[]
  failed?: Failed | undefined
}

/** What nobody at a desk could do about is left unsaid. */
const SILENT: ReadonlySet<string> = new Set(['for_citizen', 'not_lengthened_by_law'])

/** Everything that may be done now, and why the rest may not. */
export function ActCard(props: Props) {
  const say = useSay()
  const { dossier } = props
  const views = DEED_NAMES.flatMap((name) => dossier.actions.filter(({ action }) => action === name))
  const allowed = views.filter((view) => view.allowed).map(({ action }) => action as DeedName)
  const refused = views.filter((view) => !view.allowed && !SILENT.has(view.whyNot ?? ''))
  return (
    <Card title={say(words.act)} id="xu-ly" className="camlo-desk">
      {!isOpen(dossier.status) && <p>{say(words.nothing)}</p>}
      {dossier.holder && allowed.length === 0 && (
        <p>
          {say(words.notYours)} {say(words.holder(holderOf(dossier, say)))}.
        </p>
      )}
      {allowed.map((name, index) => (
        <DeedForm key={name} name={name} primary={index === 0} {...props} />
      ))}
      {refused.length > 0 && (
        <Details summary={say(words.notNow)}>
          <ul class="camlo-list">
            {refused.map(({ action, whyNot }) => (
              <li key={action}>
                <b>{say(roomWords.action[action])}</b>
                {whyNot && <span class="camlo-line">{say(roomWords.reasons[whyNot])}</span>}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </Card>
  )
}

const holderOf = ({ holder }: DossierView, say: (text: Text) => string): string =>
  holder ? [holder.assignee?.name, say(holder.unit.name)].filter(Boolean).join(', ') : ''

/** A deed as a button; where it needs words, the button opens them. */
function DeedForm({ name, primary, dossier, back, draft, failed }: Props & { name: DeedName; primary: boolean }) {
  const say = useSay()
  const { path, fields, kind } = DEEDS[name]
  const label = say(labelOf(name, dossier))
  const mine = failed?.deed === name ? failed : undefined
  const look = primary ? 'primary' : kind
  const ready = fields.length === 0 || name === 'handOver'
  const form = (
    <form
      method="post"
      action={`/ho-so/${dossier.id}/${path}${back}`}
      {...(fields.includes('file') ? { enctype: 'multipart/form-data' as const } : {})}
      {...(fields.length > 0 ? { 'data-draft': name } : {})}
    >
      <input type="hidden" name="version" value={dossier.version} />
      {!ready && <DeedFields name={name} fields={fields} dossier={dossier} draft={draft} failed={mine} />}
      <Button
        kind={look}
        {...(primary && ready ? { 'data-key': 'c', 'data-key-focus': true, 'data-key-name': label } : {})}
      >
        {ready ? label : say(words.confirm(roomWords.action[name]))}
      </Button>
      {ready && fields.length > 0 && (
        <details class="camlo-aside" open={mine !== undefined}>
          <summary>{say(words.withNote)}</summary>
          <DeedFields name={name} fields={fields} dossier={dossier} draft={draft} failed={mine} />
        </details>
      )}
    </form>
  )
  if (ready) return form
  return (
    <details class={`camlo-deed camlo-deed--${look}`} open={mine !== undefined}>
      <summary {...(primary ? { 'data-key': 'c', 'data-key-name': label } : {})}>{label}</summary>
      {form}
    </details>
  )
}

/** Handing over names the step it leads to. */
function labelOf(name: DeedName, { procedure, stepKey, whole }: DossierView): Text {
  if (name === 'handOver' && whole?.kind === 'branch') return words.finishBranch
  const [next] = name === 'handOver' ? stopAfter(procedure.steps, stepKey) : []
  if (!next) return roomWords.action[name]
  return { vi: words.handOverTo(next.name.vi).vi, en: words.handOverTo(next.name.en).en }
}
