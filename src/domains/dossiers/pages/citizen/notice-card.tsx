import { useSay } from '../../../../platform/i18n/index.ts'
import { Button, Card, Checkboxes, NoticeLanguage, PushSwitch } from '../../../../ui/index.ts'
import { words } from './notice-card-words.ts'

/** How the person is told now, and how they may be. */
export interface NoticeChoice {
  /** The address, partly hidden; null when none was given or the channel is closed. */
  email: string | null
  phone: string | null
  byEmail: boolean
  bySms: boolean
  lang: 'vi' | 'en'
  /** The key a browser subscribes for. */
  pushKey: string
}

/** Turns notices on and off; a browser's push by a script, since only it can ask. */
export function NoticeCard({ address, choice }: { address: string; choice: NoticeChoice }) {
  const say = useSay()
  const { email, phone, byEmail, bySms, lang, pushKey } = choice
  const options = [
    ...(email ? [{ value: 'email', text: say(words.byEmail(email)) }] : []),
    ...(phone ? [{ value: 'sms', text: say(words.bySms(phone)) }] : []),
  ]
  return (
    <Card title={say(words.title)} id="nhan-thong-bao">
      {options.length === 0 ? (
        <p class="camlo-muted">{say(words.noAddress)}</p>
      ) : (
        <form method="post" action={`${address}/ho-so/thong-bao`}>
          <Checkboxes
            name="kenh"
            label={say(words.how)}
            options={options}
            values={[...(byEmail ? ['email'] : []), ...(bySms ? ['sms'] : [])]}
          />
          <NoticeLanguage value={lang} />
          <Button kind="secondary">{say(words.save)}</Button>
        </form>
      )}
      <PushSwitch action={`${address}/ho-so/thong-bao/trinh-duyet`} pushKey={pushKey} />
    </Card>
  )
}
