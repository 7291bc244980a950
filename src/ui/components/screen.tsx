import type { ComponentChildren } from 'preact'
import { type Lang, type Text, useSay } from '../../platform/i18n/index.ts'
import { asset } from '../assets.ts'
import { FAVICON, FONTS } from './layout.tsx'

export interface ScreenProps {
  title: Text
  lang: Lang
  scripts?: readonly string[]
  /** Without scripts the page is loaded anew this often, or leads on to `refreshTo`. */
  refreshSeconds?: number | undefined
  refreshTo?: string | undefined
  /** What kind of screen it is: `hall`, `kiosk`. */
  kind: string
  children?: ComponentChildren
}

/** A page that fills a screen of its own, in a hall or a kiosk: no sections, no footer. */
export function Screen({ title, lang, scripts = [], refreshSeconds, refreshTo, kind, children }: ScreenProps) {
  const say = useSay()
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{say(title)}</title>
        {FONTS.map((font) => (
          <link key={font} rel="preload" href={asset(font)} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={asset('app.css')} />
        <link rel="icon" href={FAVICON} />
        {refreshSeconds && (
          <noscript>
            <meta http-equiv="refresh" content={`${refreshSeconds}${refreshTo ? `;url=${refreshTo}` : ''}`} />
          </noscript>
        )}
        {scripts.map((script) => (
          <script key={script} type="module" src={asset(script)} />
        ))}
      </head>
      <body class={`camlo-screen camlo-screen--${kind}`}>
        <main>{children}</main>
      </body>
    </html>
  )
}
