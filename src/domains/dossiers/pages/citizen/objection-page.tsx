import { inLang, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { Button, Card, Panel, SummaryList, Textarea, Title } from '../../../../ui/index.ts'
import type { Objectionable } from '../../queries/representation.ts'
import { words as filingWords } from './filing-words.ts'
import { words } from './for-another-words.ts'

/** What was filed in somebody's name, and the button by which they object. */
export function ObjectionPage({ token, about }: { token: string; about: Objectionable }) {
  const say = useSay()
  const lang = useLang()
  const filer = about.filer ?? say(words.somebody)
  return (
    <>
      <Title caption={about.code}>{say(words.objectTitle)}</Title>
      <p>{say(words.objectText(filer, inLang(words.grounds[about.ground], lang)))}</p>
      <p>{say(words.agree)}</p>
      <Card title={say(about.procedure)}>
        <SummaryList rows={[{ label: say(filingWords.unit), value: say(about.unit) }]} />
        <form method="post" action={`/khong-dong-y/${token}`}>
          <Textarea name="reason" label={say(filingWords.optional(words.reason))} rows={3} maxLength={2000} />
          <Button kind="warning">{say(words.object)}</Button>
        </form>
      </Card>
    </>
  )
}

export function ObjectedPage() {
  const say = useSay()
  return (
    <Panel title={say(words.objected)}>
      <p>{say(words.objectedMore)}</p>
    </Panel>
  )
}
