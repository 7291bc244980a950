import type { ComponentChildren, VNode } from 'preact'
import { type Lang, type Text, t, useSay } from '../../platform/i18n/index.ts'
import { asset } from '../assets.ts'

export interface NavItem {
  href: string
  text: Text
  current?: boolean
}

export interface LayoutProps {
  title: Text
  lang: Lang
  brand: { name: Text; partOf: Text }
  /** One line above every page about what world this is. */
  notice?: Text | undefined
  nav: readonly NavItem[]
  /** Who is signed in, with the way to the account and the page that signs in again; shown with a way out. */
  user?: { name: string; href: string; door: string; official?: string } | undefined
  /** The same page in the other language. */
  otherLang: { href: string; lang: Lang }
  /** Whether letters are large, and the same page the other way. */
  largeText: { on: boolean; href: string }
  scripts: readonly string[]
  hero?: VNode | undefined
  footer: readonly NavItem[]
  children?: ComponentChildren
}

const words = {
  skip: t('Đến nội dung chính', 'Skip to main content'),
  nav: t('Chuyên mục', 'Sections'),
  signOut: t('Đăng xuất', 'Sign out'),
  account: t('Tài khoản', 'Account'),
  more: t('Khác', 'More'),
  largeText: t('Chữ lớn', 'Large text'),
  usualText: t('Chữ thường', 'Usual text'),
  other: { vi: 'Tiếng Việt', en: 'English' } satisfies Record<Lang, string>,
}

export const FONTS = ['latin', 'vietnamese'].flatMap((set) =>
  [400, 700].map((weight) => `be-vietnam-pro-${set}-${weight}.woff2`),
)

/** So many letters fit beside the name on a screen of 1280 px, each section's gap counted as some. */
const ROOM = 88
const GAP = 2.4

/** How many sections stand beside the name; the others stand in a list that opens. */
export function fitting(names: readonly string[]): number {
  let used = 0
  const fits = names.filter((name) => {
    used += name.length + GAP
    return used <= ROOM
  }).length
  return fits === names.length ? fits : fits - 1
}

/** The frame of every page: header with sections, the page, footer. Works without scripts. */
export function Layout(props: LayoutProps) {
  const say = useSay()
  const { title, lang, brand, notice, nav, user, otherLang, largeText, scripts, hero, footer, children } = props
  const shown = fitting(nav.map(({ text }) => say(text)))
  return (
    <html lang={lang} class={largeText.on ? 'camlo-large' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#7d0f20" />
        <title>{`${say(title)} – ${say(brand.name)}`}</title>
        {FONTS.map((font) => (
          <link key={font} rel="preload" href={asset(font)} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={asset('app.css')} />
        <link rel="icon" href={FAVICON} />
        {scripts.map((script) => (
          <script key={script} type="module" src={asset(script)} />
        ))}
      </head>
      <body>
        <a href="#noi-dung" class="govuk-skip-link">
          {say(words.skip)}
        </a>
        <header>
          {notice && say(notice) !== '' && (
            <div class="camlo-notice">
              <div class="camlo-width">{say(notice)}</div>
            </div>
          )}
          <div class="camlo-header">
            <div class="camlo-width">
              <a class="camlo-brand" href="/">
                <Roundel />
                <span>
                  <strong>{say(brand.name)}</strong>
                  <span>{say(brand.partOf)}</span>
                </span>
              </a>
              <nav class="camlo-nav" aria-label={say(words.nav)}>
                <ul>
                  <Sections nav={nav.slice(0, shown)} />
                  {nav.length > shown && (
                    <li class="camlo-more">
                      <details>
                        <summary data-current={nav.slice(shown).some(({ current }) => current) ? '' : undefined}>
                          {say(words.more)}
                        </summary>
                        <ul>
                          <Sections nav={nav.slice(shown)} />
                        </ul>
                      </details>
                    </li>
                  )}
                  {user && (
                    <>
                      <li>
                        <a href={user.href} title={user.name}>
                          {say(words.account)}
                        </a>
                      </li>
                      <li>
                        <form method="post" action="/dang-xuat" data-door={user.door} data-official={user.official}>
                          <button type="submit">{say(words.signOut)}</button>
                        </form>
                      </li>
                    </>
                  )}
                </ul>
              </nav>
            </div>
          </div>
        </header>
        <main id="noi-dung">
          {hero && (
            <div class="camlo-hero">
              <div class="camlo-width">{hero}</div>
            </div>
          )}
          <div class="camlo-main camlo-width">{children}</div>
        </main>
        <footer class="camlo-footer">
          <div class="camlo-width">
            <p>
              {say(brand.name)}, {say(brand.partOf)}
            </p>
            <ul>
              {footer.map(({ href, text }) => (
                <li key={href}>
                  <a href={href}>{say(text)}</a>
                </li>
              ))}
              <li>
                <a href={largeText.href}>{say(largeText.on ? words.usualText : words.largeText)}</a>
              </li>
              <li>
                <a href={otherLang.href} hreflang={otherLang.lang} lang={otherLang.lang}>
                  {words.other[otherLang.lang]}
                </a>
              </li>
            </ul>
          </div>
        </footer>
      </body>
    </html>
  )
}

function Sections({ nav }: { nav: readonly NavItem[] }) {
  const say = useSay()
  return (
    <>
      {nav.map(({ href, text, current }) => (
        <li key={href}>
          <a href={href} {...(current ? { 'aria-current': 'page' as const } : {})}>
            {say(text)}
          </a>
        </li>
      ))}
    </>
  )
}

const STAR = 'M24 12.5l3.1 8h8.6l-6.9 5.2 2.6 8.3L24 29l-7.4 5 2.6-8.3-6.9-5.2h8.6z'
export const FAVICON = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="24" cy="24" r="23" fill="#d3202f"/><path fill="#ffd34d" d="${STAR}"/></svg>`)}`

function Roundel() {
  return (
    <svg viewBox="0 0 48 48" width="42" height="42" aria-hidden="true">
      <circle cx="24" cy="24" r="22.5" fill="#d3202f" stroke="#ffd34d" stroke-width="2" />
      <path fill="#ffd34d" d={STAR} />
    </svg>
  )
}
