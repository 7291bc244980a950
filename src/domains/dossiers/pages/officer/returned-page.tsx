import { create } from 'qrcode'
import { useSay } from '../../../../platform/i18n/index.ts'
import { ButtonLink, Card, Panel } from '../../../../ui/index.ts'
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
      <p class="camlo-row">
        <ButtonLink href={`/viec${back}`}>{say(returned.back)}</ButtonLink>
        <a href={`/ho-so/${id}${back}`}>{say(common.common.open)}</a>
      </p>
    </>
  )
}

// Quiet zone around a QR code, in modules.
const MARGIN = 4

/** A link as a QR code, one path of rectangles. */
export function QrCode({ link, label }: { link: string; label: string }) {
  const { modules } = create(link, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const dark = Array.from({ length: size * size }, (_, at) => at).filter((at) => data[at])
  const path = dark.map((at) => `M${(at % size) + MARGIN} ${Math.floor(at / size) + MARGIN}h1v1h-1z`).join('')
  const whole = size + 2 * MARGIN
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${whole} ${whole}`} width="220" height="220" class="camlo-qr">
      <rect width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
