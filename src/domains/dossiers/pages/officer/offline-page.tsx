import { useSay } from '../../../../platform/i18n/index.ts'
import { Title } from '../../../../ui/index.ts'
import { words } from './offline-words.ts'

/**
 * What the browser shows at the counter's addresses while the line is gone, and the list of what waits. Its script fills it
 * from what this browser keeps; without scripts nothing can be kept.
 */
export function OfflinePage() {
  const say = useSay()
  return (
    <div data-offline>
      <noscript>
        <Title>{say(words.title)}</Title>
        <p>{say(words.needsScript)}</p>
      </noscript>
    </div>
  )
}
