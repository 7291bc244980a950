import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { createTransport, SendMailOptions, Transporter } from 'nodemailer'
import { inLang, type Lang, type Text, t } from '../../../platform/i18n/index.ts'
import { isUnreachable } from '../../../platform/outgoing/index.ts'
import type { Outcome } from '../../outbox/index.ts'
import type { Letter } from '../message.ts'

/** Takes one letter to one address. */
export interface Post {
  send(letter: Letter): Promise<Outcome>
  close(): void
}

export interface MailSettings {
  /** `smtp://user:password@host:587`, `smtps://…:465`. */
  url: string
  /** The address it comes from. */
  from: string
  /** Who writes: the locality's name. */
  name: string
  /** The installation's address, whose host stands in message ids. */
  publicUrl: string
}

/** How long a mail server may take, in milliseconds. */
const CONNECT_MS = 10_000
const ANSWER_MS = 20_000

/** Opened with the first letter: an installation that sends none doesn't hold the library in memory. */
function transportOf(options: Parameters<typeof createTransport>[0]) {
  let opened: Promise<Transporter> | undefined
  const open = async () => (await import('nodemailer')).createTransport(options)
  return {
    async send(letter: SendMailOptions) {
      opened ??= open()
      return (await opened).sendMail(letter)
    },
    close: () => void opened?.then((transport) => transport.close()),
  }
}

/** Mail by SMTP. */
export function postByMail(settings: MailSettings): Post {
  const transport = transportOf({
    url: settings.url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
  return {
    async send(letter) {
      try {
        await transport.send(mailOf(letter, settings))
        return { is: 'sent' }
      } catch (cause) {
        return failureOf(cause)
      }
    },
    close: transport.close,
  }
}

/** A demonstration's mail: written into a folder instead of sent. Written again, a letter replaces itself. */
export function postIntoFolder(folder: string, settings: Omit<MailSettings, 'url'>): Post {
  const transport = transportOf({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async send(letter) {
      const { message } = await transport.send(mailOf(letter, settings))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(join(folder, `${fingerprint(letter.key)}.eml`), message as Buffer, { mode: 0o600 })
      return { is: 'sent' }
    },
    close: transport.close,
  }
}

const fingerprint = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32)

const footer = {
  reason: t(
    'Ông/bà nhận thư này vì đã ghi địa chỉ thư điện tử khi nộp hồ sơ. Thư gửi tự động, xin đừng trả lời.',
    'You receive this because you gave this address with your dossier. It was sent automatically; please don’t reply.',
  ),
  settings: t('Ngừng nhận thông báo', 'Stop these notices'),
  asked: t(
    'Thư này được gửi vì có người vừa nhập địa chỉ này để đăng nhập. Thư gửi tự động, xin đừng trả lời.',
    'You receive this because somebody just gave this address to sign in. It was sent automatically; please don’t reply.',
  ),
}

/** The mail itself. Its id comes of the delivery's key, so that a repetition is the same mail to every mail program. */
export function mailOf({ key, to, lang, message, at }: Letter, settings: Omit<MailSettings, 'url'>): SendMailOptions {
  const say = (text: Text): string => inLang(text, lang)
  const lines = message.lines.map(say)
  const link = say(message.link.text)
  const reason = message.settings ? footer.reason : footer.asked
  return {
    from: { name: settings.name, address: settings.from },
    to: { name: '', address: to },
    subject: say(message.subject),
    date: at,
    messageId: `<${fingerprint(key)}@${new URL(settings.publicUrl).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': lang },
    text: [
      ...lines,
      `${link}:\n${message.link.href}`,
      `--\n${settings.name}\n${say(reason)}${message.settings ? `\n${say(footer.settings)}: ${message.settings}` : ''}`,
    ].join('\n\n'),
    html: htmlOf(lang, lines, { href: message.link.href, text: link }, [
      settings.name,
      say(reason),
      message.settings ? `<a href="${escapeHtml(message.settings)}">${escapeHtml(say(footer.settings))}</a>` : '',
    ]),
  }
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

// Mail programs know neither style sheets nor our fonts; so little is asked of them that all show it alike.
function htmlOf(
  lang: Lang,
  lines: readonly string[],
  link: { href: string; text: string },
  [name = '', reason = '', settings = '']: readonly string[],
): string {
  const paragraphs = lines.map((line) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`).join('\n')
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<body style="margin:0;padding:24px 16px;font:16px/1.5 Arial,sans-serif;color:#0b0c0c"><div style="max-width:560px">
${paragraphs}
<p style="margin:0 0 24px"><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>
<p style="margin:0;padding-top:16px;border-top:1px solid #b1b4b6;font-size:14px;color:#484949">${escapeHtml(name)}<br>${escapeHtml(reason)}<br>${settings}</p>
</div></body></html>`
}

/** What a mail server's “no” means: 5xx about this letter is for good, 4xx and a dead line are not. */
export function failureOf(cause: unknown): Outcome {
  const { responseCode, code, message } = cause as { responseCode?: number; code?: string; message?: string }
  const why = message ?? String(cause)
  const about = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (about && responseCode !== undefined && responseCode >= 500) return { is: 'refused', why }
  const routeDown =
    responseCode === 421 || code === 'EAUTH' || code === 'EDNS' || code === 'ETLS' || (!about && isUnreachable(cause))
  return { is: 'failed', why, routeDown }
}
