import type { VNode } from 'preact'
import { type Text, t, useSay } from './platform/i18n/index.ts'
import { Card, Title } from './ui/index.ts'

const words = {
  refused: t('Chưa thực hiện được', 'That didn’t work'),
  notFound: t('Không tìm thấy', 'Not found'),
  fault: t('Hệ thống gặp lỗi', 'Something went wrong'),
  home: t('Về trang chủ', 'Front page'),
  reference: (id: string) => t(`Mã tham chiếu khi cần hỗ trợ: ${id}`, `Reference for support: ${id}`),
}

/** The page for a “no” that has no page of its own, and for a fault. */
export function failurePage(message: Text, status: number, requestId: string): { title: Text; content: VNode } {
  const title = status === 404 ? words.notFound : status >= 500 ? words.fault : words.refused
  return { title, content: <FailurePage title={title} message={message} {...(status >= 500 ? { requestId } : {})} /> }
}

function FailurePage({ title, message, requestId }: { title: Text; message: Text; requestId?: string }) {
  const say = useSay()
  return (
    <>
      <Title>{say(title)}</Title>
      <Card>
        <p>{say(message)}</p>
        {requestId && <p class="camlo-muted">{say(words.reference(requestId))}</p>}
        <p>
          <a href="/">{say(words.home)}</a>
        </p>
      </Card>
    </>
  )
}
