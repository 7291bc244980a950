import type { ComponentChildren } from 'preact'
import { type Text, useSay } from '../../../platform/i18n/index.ts'
import { Button, FilterSelect, Title } from '../../../ui/index.ts'
import { words } from '../words.ts'

export const TABS = {
  don_vi: '/theo-doi',
  nguoi: '/theo-doi/nguoi',
  de_an: '/theo-doi/de-an',
  cho_nhau: '/theo-doi/cho-nhau',
  bang: '/theo-doi/bang',
  tien_do: '/theo-doi/tien-do',
  khoi_luong: '/theo-doi/khoi-luong',
  bao_cao: '/theo-doi/bao-cao',
} as const
export type Tab = keyof typeof TABS

/** The heading of every view, and the ways to the others. */
export function Head({ tab, caption }: { tab: Tab; caption?: string | undefined }) {
  const say = useSay()
  return (
    <>
      <Title caption={caption}>{say(tab === 'don_vi' ? words.title : words.tabs[tab])}</Title>
      <nav aria-label={say(words.title)}>
        <ul class="camlo-chips">
          {(Object.keys(TABS) as Tab[]).map((each) => (
            <li key={each}>
              <a href={TABS[each]} {...(each === tab ? { 'aria-current': 'page' as const } : {})}>
                {say(words.tabs[each])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

export interface Choice {
  id: string
  name: Text
}

/** What a view is narrowed to. */
export function Filter({
  action,
  units,
  unitId,
  all = true,
  children,
}: {
  action: string
  units: readonly Choice[]
  unitId: string
  all?: boolean
  children?: ComponentChildren
}) {
  const say = useSay()
  // Who leads one unit has nothing to choose.
  if (units.length <= 1 && !children) return null
  return (
    <form class="camlo-filter" method="get" action={action}>
      {children}
      {units.length > 1 && (
        <FilterSelect
          name="don-vi"
          label={say(words.unit)}
          chosen={unitId}
          options={[
            ...(all ? [['', say(words.allUnits)] as const] : []),
            ...units.map(({ id, name }) => [id, say(name)] as const),
          ]}
        />
      )}
      <Button kind="secondary">{say(words.show)}</Button>
    </form>
  )
}
