import { formatDate, formatTime, type Text, t } from '../../platform/i18n/index.ts'

/** What people are told of their dossier. */
export type NoticeKind =
  | 'submitted'
  | 'accepted'
  | 'arrived'
  | 'supplement'
  | 'refused'
  | 'apology'
  | 'lengthened'
  | 'ready'
  | 'partReady'
  | 'returned'
  | 'stopped'
  | 'filedFor'
  | 'objected'

/** What a notice is made from: the code, the office, dates; nothing about the person. */
export interface NoticeFacts {
  code: string
  procedure: Text
  /** What was done, where the news is of a part of a linked dossier. */
  part?: Text | undefined
  /** Who decides it. */
  unit: Text
  /** Who took it in; mostly the same. */
  takenInAt: Text
  /** Where its result is handed out. */
  returnAt: Text
  dueAt: Date | null
  newDueAt: Date | null
}

export interface NoticeText {
  subject: Text
  lines: Text[]
  short: Text
  linkText: Text
}

const at = (moment: Date | null): Text =>
  moment
    ? t(`${formatTime(moment)} ngày ${formatDate(moment)}`, `${formatTime(moment)} on ${formatDate(moment)}`)
    : t('–', '–')

const open = t('Xem hồ sơ', 'See the dossier')
const openOwn = t('Mở hồ sơ bằng mã bảo mật', 'Open the dossier with your secret code')

const TEXTS: Record<NoticeKind, (facts: NoticeFacts) => { subject: Text; news: Text[]; short: Text; linkText: Text }> =
  {
    filedFor: ({ code, unit, procedure }) => ({
      subject: t(`Có hồ sơ nộp thay ông/bà: ${code}`, `A dossier was filed in your name: ${code}`),
      news: [
        t(
          `Một người đã nộp thay ông/bà hồ sơ “${procedure.vi}” tại ${unit.vi}. Nếu ông/bà không đồng ý, hãy mở liên kết và bấm “Tôi không đồng ý”.`,
          `Somebody filed “${procedure.en}” in your name at ${unit.en}. If you object, open the link and press “I object”.`,
        ),
      ],
      short: t(
        `Có người nộp thay ông/bà hồ sơ ${code}. Không đồng ý thì mở:`,
        `Somebody filed dossier ${code} in your name. To object open:`,
      ),
      linkText: t('Xem và nói không đồng ý', 'See it, and object'),
    }),
    objected: ({ code }) => ({
      subject: t(`Người được nộp thay không đồng ý: ${code}`, `The person you filed for objects: ${code}`),
      news: [
        t(
          'Người mà ông/bà nộp hồ sơ thay đã nói không đồng ý. Cơ quan sẽ xem xét; ông/bà không mở được hồ sơ này nữa.',
          'The person you filed for objects. The office will consider it; you can open the dossier no more.',
        ),
      ],
      short: t(
        `Người được nộp thay không đồng ý với hồ sơ ${code}.`,
        `The person you filed for objects to dossier ${code}.`,
      ),
      linkText: open,
    }),
    submitted: ({ code, unit }) => ({
      subject: t(`Đã nhận được hồ sơ ${code}`, `Dossier ${code} has arrived`),
      news: [
        t(
          `${unit.vi} đã nhận được hồ sơ và sẽ trả lời trong 8 giờ làm việc.`,
          `${unit.en} has received the dossier and will answer within 8 working hours.`,
        ),
      ],
      short: t(`${unit.vi} đã nhận được hồ sơ ${code}.`, `${unit.en} has received dossier ${code}.`),
      linkText: open,
    }),
    accepted: ({ code, unit, takenInAt, dueAt }) => ({
      subject: t(`Hồ sơ ${code} đã được tiếp nhận`, `Dossier ${code} was accepted`),
      news: [
        dueAt
          ? t(
              `${takenInAt.vi} đã tiếp nhận hồ sơ. Ngày hẹn trả kết quả: ${at(dueAt).vi}.`,
              `${takenInAt.en} has accepted the dossier. The result is due at ${at(dueAt).en}.`,
            )
          : t(
              `${takenInAt.vi} đã tiếp nhận hồ sơ và chuyển đến ${unit.vi}. Thời hạn tính từ khi nơi đó nhận được; ngày hẹn trả sẽ được báo ngay.`,
              `${takenInAt.en} has accepted the dossier and sends it to ${unit.en}. The limit begins when it gets there; you will be told the date.`,
            ),
        ...(dueAt && unit.vi !== takenInAt.vi
          ? [t(`Cơ quan giải quyết: ${unit.vi}.`, `It is decided by ${unit.en}.`)]
          : []),
      ],
      short: !dueAt
        ? t(
            `Hồ sơ ${code} đã được tiếp nhận, chuyển đến ${unit.vi}.`,
            `Dossier ${code} was accepted and goes to ${unit.en}.`,
          )
        : t(
            `Hồ sơ ${code} đã được tiếp nhận, hẹn trả ${at(dueAt).vi}.`,
            `Dossier ${code} was accepted, due at ${at(dueAt).en}.`,
          ),
      linkText: open,
    }),
    arrived: ({ code, unit, dueAt }) => ({
      subject: t(`Hồ sơ ${code}: ngày hẹn trả kết quả`, `Dossier ${code}: when its result is due`),
      news: [
        t(
          `${unit.vi} đã nhận được hồ sơ do nơi khác tiếp nhận. Ngày hẹn trả kết quả: ${at(dueAt).vi}.`,
          `${unit.en} has got the dossier that was taken in elsewhere. The result is due at ${at(dueAt).en}.`,
        ),
      ],
      short: t(
        `${unit.vi} đã nhận được hồ sơ ${code}, hẹn trả ${at(dueAt).vi}.`,
        `${unit.en} has got dossier ${code}, due at ${at(dueAt).en}.`,
      ),
      linkText: open,
    }),
    supplement: ({ code, unit }) => ({
      subject: t(`Cần bổ sung hồ sơ ${code}`, `Dossier ${code} needs something more`),
      news: [
        t(
          `${unit.vi} đề nghị bổ sung hồ sơ. Danh sách giấy tờ cần bổ sung và lý do có trong hồ sơ; có thể nộp ngay tại đó.`,
          `${unit.en} asks for something more. What is missing and why stands in the dossier, where you can hand it in.`,
        ),
        t(
          'Thời hạn giải quyết được tính lại khi hồ sơ đầy đủ.',
          'The time limit starts anew once the dossier is complete.',
        ),
      ],
      short: t(`Hồ sơ ${code} cần bổ sung giấy tờ.`, `Dossier ${code} needs something more from you.`),
      linkText: openOwn,
    }),
    refused: ({ code, unit }) => ({
      subject: t(`Hồ sơ ${code} bị từ chối`, `Dossier ${code} was refused`),
      news: [
        t(
          `${unit.vi} từ chối giải quyết hồ sơ. Lý do có trong phiếu từ chối, tải được từ hồ sơ.`,
          `${unit.en} has refused the dossier. The reason stands in the refusal, which you can download from it.`,
        ),
      ],
      short: t(`Hồ sơ ${code} bị từ chối, lý do có trong hồ sơ.`, `Dossier ${code} was refused; it says why.`),
      linkText: openOwn,
    }),
    apology: ({ code, unit, dueAt, newDueAt }) => ({
      subject: t(`Xin lỗi và hẹn lại ngày trả kết quả hồ sơ ${code}`, `Dossier ${code} will be late: our apologies`),
      news: [
        t(
          `${unit.vi} xin lỗi vì không trả được kết quả đúng hẹn (${at(dueAt).vi}). Ngày hẹn mới: ${at(newDueAt).vi}.`,
          `${unit.en} apologises: the result can’t be returned as promised (${at(dueAt).en}). The new date: ${at(newDueAt).en}.`,
        ),
      ],
      short: t(
        `${unit.vi} xin lỗi, hồ sơ ${code} hẹn lại ${at(newDueAt).vi}.`,
        `${unit.en} apologises: dossier ${code} is now due at ${at(newDueAt).en}.`,
      ),
      linkText: open,
    }),
    lengthened: ({ code, unit, dueAt }) => ({
      subject: t(`Gia hạn thời gian giải quyết hồ sơ ${code}`, `More time for dossier ${code}, as the law allows`),
      news: [
        t(
          `${unit.vi} gia hạn thời gian giải quyết hồ sơ theo quy định. Ngày hẹn trả kết quả mới: ${at(dueAt).vi}. Lý do và căn cứ có trong thông báo, tải được từ hồ sơ.`,
          `${unit.en} takes more time, as the law allows. The result is now due at ${at(dueAt).en}. The notice in your dossier gives reason and rule.`,
        ),
      ],
      short: t(
        `Hồ sơ ${code} được gia hạn, hẹn trả ${at(dueAt).vi}.`,
        `Dossier ${code} is now due at ${at(dueAt).en}.`,
      ),
      linkText: openOwn,
    }),
    ready: ({ code, returnAt, dueAt }) => ({
      subject: t(`Hồ sơ ${code} đã có kết quả`, `The result of dossier ${code} is ready`),
      news: [
        t(
          `Kết quả đã được ký (hẹn trả ${at(dueAt).vi}). Mời nhận tại ${returnAt.vi}, hoặc tải bản điện tử từ hồ sơ.`,
          `The result is signed (it was due at ${at(dueAt).en}). Collect it at ${returnAt.en} or download it from the dossier.`,
        ),
      ],
      short: t(`Hồ sơ ${code} đã có kết quả.`, `The result of dossier ${code} is ready.`),
      linkText: openOwn,
    }),
    partReady: ({ code, part, procedure }) => ({
      subject: t(
        `Hồ sơ ${code}: đã có kết quả ${part?.vi ?? procedure.vi}`,
        `Dossier ${code}: ${part?.en ?? procedure.en} is done`,
      ),
      news: [
        t(
          `Một phần của hồ sơ liên thông đã xong: ${part?.vi ?? procedure.vi}. Bản điện tử của kết quả tải được từ hồ sơ; các phần còn lại đang được giải quyết.`,
          `One part of the linked dossier is done: ${part?.en ?? procedure.en}. Its result can be downloaded from the dossier; the others go on.`,
        ),
      ],
      short: t(
        `Hồ sơ ${code}: đã có kết quả ${part?.vi ?? procedure.vi}.`,
        `Dossier ${code}: ${part?.en ?? procedure.en} is done.`,
      ),
      linkText: openOwn,
    }),
    returned: ({ code }) => ({
      subject: t(`Mời đánh giá việc giải quyết hồ sơ ${code}`, `How did we do with dossier ${code}?`),
      news: [
        t(
          'Kết quả đã được trả. Mời ông/bà đánh giá việc phục vụ; mất khoảng một phút, đường dẫn dùng được một lần.',
          'The result was returned. Please rate the service; it takes about a minute, and the link works once.',
        ),
      ],
      short: t(`Đã trả kết quả hồ sơ ${code}. Mời đánh giá.`, `Dossier ${code} was returned. Please rate the service.`),
      linkText: t('Đánh giá việc phục vụ', 'Rate the service'),
    }),
    stopped: ({ code, unit }) => ({
      subject: t(`Đã dừng giải quyết hồ sơ ${code}`, `Dossier ${code} was stopped`),
      news: [
        t(
          `${unit.vi} đã dừng giải quyết hồ sơ. Lý do có trong hồ sơ.`,
          `${unit.en} has stopped working on the dossier. The reason stands in it.`,
        ),
      ],
      short: t(`Hồ sơ ${code} đã dừng giải quyết.`, `Dossier ${code} was stopped.`),
      linkText: openOwn,
    }),
  }

/** A notice's words, in both languages. */
export function noticeText(kind: NoticeKind, facts: NoticeFacts): NoticeText {
  const { subject, news, short, linkText } = TEXTS[kind](facts)
  const { code, procedure } = facts
  const lines = [
    t('Kính gửi ông/bà,', 'Dear Sir or Madam,'),
    ...news,
    t(`Mã hồ sơ: ${code}. Thủ tục: ${procedure.vi}.`, `Code: ${code}. Procedure: ${procedure.en}.`),
  ]
  return { subject, lines, short, linkText }
}
