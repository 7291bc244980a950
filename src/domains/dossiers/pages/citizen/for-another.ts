import type { PostedForm } from '../../../../core/files/index.ts'
import type { Text } from '../../../../platform/i18n/index.ts'
import type { PaperInput } from '../../actions/new-dossier.ts'
import { isGround, needsPaper } from '../../rules/representation.ts'
import { words } from './for-another-words.ts'

/** Whether a form is filed for somebody else, on what ground and by whom. */
export interface ForAnother {
  on: boolean
  ground: string
  filerName: string
  /** Tokens of the uploads that show the ground. */
  files: string[]
}

export const FOR_MYSELF: ForAnother = { on: false, ground: '', filerName: '', files: [] }

export const FIELDS = { on: 'nop-thay', ground: 'can-cu', filerName: 'nguoi-nop-thay', files: 'giay-nop-thay' } as const
export const MOST_NAME = 120

export function forAnotherFrom(form: PostedForm, dropped: ReadonlySet<string>): ForAnother {
  if (form.text(FIELDS.on) !== '1') return FOR_MYSELF
  return {
    on: true,
    ground: form.text(FIELDS.ground),
    filerName: form.text(FIELDS.filerName).slice(0, MOST_NAME),
    files: form.uploads(FIELDS.files).filter((token) => !dropped.has(token)),
  }
}

export function flawsOfForAnother({ on, ground, filerName, files }: ForAnother): Record<string, Text> {
  if (!on) return {}
  return {
    ...(isGround(ground) ? {} : { [FIELDS.ground]: words.errors.ground }),
    ...(filerName === '' ? { [FIELDS.filerName]: words.errors.filerName } : {}),
    ...(needsPaper(ground) && files.length === 0 ? { [FIELDS.files]: words.errors.paper } : {}),
  }
}

/** As it travels unseen from page to page. */
export const hiddenForAnother = ({ on, ground, filerName, files }: ForAnother): [name: string, value: string][] =>
  on
    ? [
        [FIELDS.on, '1'],
        [FIELDS.ground, ground],
        [FIELDS.filerName, filerName],
        ...files.map((token): [string, string] => [`${FIELDS.files}-upload`, token]),
      ]
    : []

/** The papers that show the ground stand among those of the dossier. */
export const papersForAnother = ({ files }: ForAnother): PaperInput[] =>
  files.map((upload) => ({ name: words.paperName, kind: 'electronic', quantity: 1, received: true, upload }))
