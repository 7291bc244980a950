import { useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Button, Empty, Pager, Select, TextInput, Title } from '../../../ui/index.ts'
import type { AccountDossier, AccountFilter } from '../../dossiers/index.ts'
import { words } from '../words.ts'
import { DossierTable } from './dossier-table.tsx'

export interface ListProps {
  rows: readonly AccountDossier[]
  filter: { which: AccountFilter['which']; text: string; page: number }
  more: boolean
}

/** All of a person's dossiers, page by page. */
export function ListPage({ rows, filter, more }: ListProps) {
  const say = useSay()
  const { which, text, page } = filter
  const at = (to: number): string =>
    `/cua-toi/ho-so?${new URLSearchParams({ loai: which, ma: text, trang: String(to) })}`
  return (
    <>
      <BackLink href="/cua-toi">{say(words.back)}</BackLink>
      <Title>{say(words.all)}</Title>
      <form class="camlo-filter" method="get" action="/cua-toi/ho-so">
        <TextInput name="ma" label={say(words.find)} value={text} maxLength={60} spellcheck={false} />
        <Select
          name="loai"
          label={say(words.which)}
          value={which}
          options={(['all', 'open', 'done'] as const).map((value) => ({ value, text: say(words.whichOf[value]) }))}
        />
        <Button kind="secondary">{say(words.findButton)}</Button>
      </form>
      {rows.length === 0 ? (
        <Empty title={say(words.noneFound)}>
          <p>{say(words.noneFoundHint)}</p>
        </Empty>
      ) : (
        <DossierTable caption={say(words.all)} rows={rows} />
      )}
      <Pager previous={page > 1 ? at(page - 1) : undefined} next={more ? at(page + 1) : undefined} />
    </>
  )
}
