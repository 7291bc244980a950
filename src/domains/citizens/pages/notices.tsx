import type { Channel, Wish } from '../../../core/notifications/index.ts'
import { type Lang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Checkboxes,
  ErrorSummary,
  type Errors,
  NoticeLanguage,
  PushSwitch,
  SummaryList,
  Title,
} from '../../../ui/index.ts'
import { words } from '../notices-words.ts'
import type { Choice } from '../rules/choices.ts'

export interface NoticesProps {
  choices: readonly Choice[]
  open: readonly Channel[]
  lang: Lang
  browsers: number
  pushKey: string
  email: string | null
  phone: string | null
  errors?: Errors
  /** As chosen, where something was wrong. */
  typed?: readonly Wish[]
  done?: keyof typeof words.done | undefined
}

const HERE = '/cua-toi/thong-bao'

/** How a person is told of each matter, where it goes, and when nothing does. */
export function NoticesPage(props: NoticesProps) {
  const say = useSay()
  const { choices, open, lang, email, phone, errors = {}, typed, done } = props
  return (
    <>
      <BackLink href="/cua-toi">{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p class="govuk-notification-banner__heading">{say(words.done[done])}</p>
        </Banner>
      )}
      <Title>{say(words.title)}</Title>
      <p>{say(words.intro)}</p>
      <form method="post" action={HERE} noValidate>
        <Card title={say(words.matter)}>
          {choices.map(({ key, name, required, by }) => (
            <Checkboxes
              key={key}
              name={key}
              label={say(name)}
              hint={required && say(words.required(required))}
              error={errors[key]}
              inline
              options={open.map((channel) => ({ value: channel, text: say(words.channels[channel]) }))}
              values={
                typed ? typed.flatMap(({ topic, channel, wanted }) => (topic === key && wanted ? channel : [])) : by
              }
            />
          ))}
          <NoticeLanguage value={lang} />
          <Button>{say(words.save)}</Button>
        </Card>
      </form>
      <Card title={say(words.quiet)} id="gio-yen-tinh">
        <p>{say(words.quietHint)}</p>
      </Card>
      <Card title={say(words.addresses)} id="dia-chi">
        <p>{say(words.addressesHint)}</p>
        <SummaryList
          rows={[
            { label: say(words.channels.email), value: email ?? say(words.none) },
            { label: say(words.channels.sms), value: phone ?? say(words.none) },
          ]}
        />
        <p>
          <a href="/cua-toi/tai-khoan#lien-he">{say(words.change)}</a>
        </p>
      </Card>
      {open.includes('push') && <DevicesCard {...props} />}
    </>
  )
}

/** Browsers that asked to be told; this one asks by a script, since only it can. */
function DevicesCard({ browsers, pushKey }: NoticesProps) {
  const say = useSay()
  return (
    <Card title={say(words.devices)} id="thiet-bi">
      <p>{say(words.devicesCount(browsers))}</p>
      <PushSwitch action={`${HERE}/trinh-duyet`} pushKey={pushKey} />
      {browsers > 0 && (
        <form method="post" action={`${HERE}/tat-thiet-bi`}>
          <Button kind="secondary">{say(words.devicesOff)}</Button>
        </form>
      )}
    </Card>
  )
}
