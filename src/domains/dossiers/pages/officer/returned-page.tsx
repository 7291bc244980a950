import { useSay } from '../../../../platform/i18n/index.ts'
import { ButtonLink, Card, Panel, QrCode } from '../../../../ui/index.ts'
import { words } from './desk-words.ts'
import { words as common } from './words.ts'

/** After the result was handed out: the one-use link for rating, to be scanned at the desk. */
export function ReturnedPage({ id, code, link, back }: { id: string; code: string; link: string; back: string }) {
  const say = useSay()
  const { returned } = words
  return (
    <>
      <Panel title={say(returned.title)}>
        <p class="camlo-code">{code}</p>
      </Panel>
      <Card title={say(returned.show)}>
        <QrCode link={link} label={say(returned.qr)} />
        <p>
          <a href={link}>{link}</a>
        </p>
        <p class="camlo-muted">{say(returned.once)}</p>
      </Card>
      <p class="camlo-row camlo-row--start">
        <ButtonLink href={`/viec${back}`}>{say(returned.back)}</ButtonLink>
        <a href={`/ho-so/${id}${back}`}>{say(common.common.open)}</a>
      </p>
    </>
  )
}
