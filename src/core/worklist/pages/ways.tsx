import { useSay } from '../../../platform/i18n/index.ts'
import { words } from '../words.ts'

const WAYS = [
  { key: 'list', href: '/viec-cua-toi', text: words.list },
  { key: 'month', href: '/viec-cua-toi/lich', text: words.calendar },
  { key: 'choices', href: '/viec-cua-toi/nhac', text: words.settings },
] as const

/** The same work as a list or a calendar, and how one is reminded of it. */
export function Ways({ here }: { here: (typeof WAYS)[number]['key'] }) {
  const say = useSay()
  return (
    <nav class="camlo-ways" aria-label={say(words.ways)}>
      {WAYS.map(({ key, href, text }) => (
        <a key={key} href={href} {...(key === here ? { 'aria-current': 'page' as const } : {})}>
          {say(text)}
        </a>
      ))}
    </nav>
  )
}
