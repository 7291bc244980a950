import { LANGS, type Lang, t, useSay } from '../../platform/i18n/index.ts'
import { Radios } from './forms.tsx'

const words = {
  lang: t('Ngôn ngữ của thông báo', 'Language of the notices'),
  names: { vi: 'Tiếng Việt', en: 'English' } satisfies Record<Lang, string>,
  pushOn: t('Báo trên thiết bị này', 'Tell me on this device'),
  pushOff: t('Ngừng báo trên thiết bị này', 'Stop telling me on this device'),
  pushRefused: t(
    'Trình duyệt không cho phép thông báo. Hãy mở lại quyền thông báo trong cài đặt của trình duyệt.',
    'The browser doesn’t allow notices. Allow them in its settings.',
  ),
}

/** In which language somebody is told. */
export function NoticeLanguage({ value }: { value: Lang }) {
  const say = useSay()
  return (
    <Radios
      name="ngon-ngu"
      label={say(words.lang)}
      value={value}
      inline
      options={LANGS.map((lang) => ({ value: lang, text: words.names[lang] }))}
    />
  )
}

/** Turns notices of this browser on and off, by a script (`push.js`), since only it can ask; hidden without. */
export function PushSwitch({
  action,
  pushKey,
}: {
  action: string /** The key a browser subscribes for. */
  pushKey: string
}) {
  const say = useSay()
  return (
    <div
      hidden
      data-push={action}
      data-push-key={pushKey}
      data-push-on={say(words.pushOn)}
      data-push-off={say(words.pushOff)}
      data-push-refused={say(words.pushRefused)}
    >
      <button type="button" class="govuk-button govuk-button--secondary" />
      <p class="camlo-muted" role="status" />
    </div>
  )
}
