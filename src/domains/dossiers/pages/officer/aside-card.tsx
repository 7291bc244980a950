import { type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Card, Tag, type Tone } from '../../../../ui/index.ts'

/** What another room shows beside a dossier, with the way to its own page. */
export interface Aside {
  title: Text
  tag?: { tone: Tone; text: Text }
  lines: readonly Text[]
  link: { href: string; text: Text }
}

export function AsideCard({ title, tag, lines, link }: Aside) {
  const say = useSay()
  return (
    <Card title={say(title)}>
      {tag && (
        <p class="camlo-wrap">
          <Tag tone={tag.tone}>{say(tag.text)}</Tag>
        </p>
      )}
      {lines.map((line) => (
        <p key={line.vi}>{say(line)}</p>
      ))}
      <p>
        <a href={link.href}>{say(link.text)}</a>
      </p>
    </Card>
  )
}
