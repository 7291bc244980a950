import type { ComponentChildren } from 'preact'
import { useSay } from '../../../../platform/i18n/index.ts'
import { Button, Empty } from '../../../../ui/index.ts'
import { draftWords } from '../../draft-words.ts'

export type RowsName = 'papers' | 'form' | 'steps'

/** Rows of a form, each with buttons to move and remove it; every button saves what is entered. Works without scripts. */
export function Rows<T>({
  name,
  rows,
  children,
}: {
  name: RowsName
  rows: readonly T[]
  children: (row: T, at: string, index: number) => ComponentChildren
}) {
  const say = useSay()
  return (
    <>
      {rows.length === 0 && <Empty title={say(draftWords.empty[name])} />}
      {rows.map((row, index) => {
        const at = `${name}.${index}`
        const title = say(draftWords.row[name](index + 1))
        return (
          <fieldset key={index} class="govuk-fieldset camlo-card camlo-entry" id={at}>
            <legend class="govuk-visually-hidden">{title}</legend>
            <div class="camlo-entry__head">
              <strong>{title}</strong>
              <span class="camlo-entry__moves">
                <Move deed={`up:${name}:${index}`} off={index === 0} label={`${say(draftWords.up)}: ${title}`}>
                  ↑ {say(draftWords.up)}
                </Move>
                <Move
                  deed={`down:${name}:${index}`}
                  off={index === rows.length - 1}
                  label={`${say(draftWords.down)}: ${title}`}
                >
                  ↓ {say(draftWords.down)}
                </Move>
                <Move deed={`remove:${name}:${index}`} label={`${say(draftWords.remove)}: ${title}`}>
                  {say(draftWords.remove)}
                </Move>
              </span>
            </div>
            {children(row, at, index)}
          </fieldset>
        )
      })}
      <Button kind="secondary" name="deed" value={`add:${name}`}>
        {say(draftWords.add[name])}
      </Button>
    </>
  )
}

function Move({
  deed,
  off = false,
  label,
  children,
}: {
  deed: string
  off?: boolean
  label: string
  children: ComponentChildren
}) {
  return (
    <button type="submit" class="camlo-entry__move" name="deed" value={deed} disabled={off} aria-label={label}>
      {children}
    </button>
  )
}
