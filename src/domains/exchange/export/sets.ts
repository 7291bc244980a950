import { exportIssued } from '../../../core/correspondence/index.ts'
import { actsAfter, BEGINNING, type Position } from '../../../core/ledger/index.ts'
import { type Text, t } from '../../../platform/i18n/index.ts'
import {
  type ExportRow,
  type ExportSpan,
  exportDossiers,
  exportPapers,
  exportRatings,
  exportSteps,
} from '../../dossiers/index.ts'
import { exportMoney } from '../../fees/index.ts'
import type { ExchangeDeps } from '../deps.ts'

/** One kind of thing that can be taken out. */
export interface ExportSet {
  title: Text
  hint: Text
  /** Whether it says whose a dossier is. */
  personal: boolean
  columns: readonly { key: string; head: Text }[]
  rows(deps: ExchangeDeps, span: ExportSpan): AsyncIterable<ExportRow>
}

const column = (key: string, vi: string, en: string) => ({ key, head: t(vi, en) })
const code = column('code', 'Mã hồ sơ', 'Code')

export const SETS = {
  'ho-so': {
    title: t('Hồ sơ', 'Dossiers'),
    hint: t('Người nộp, nội dung khai, thủ tục, các mốc thời gian.', 'Applicant, statements, procedure, dates.'),
    personal: true,
    columns: [
      code,
      column('procedure', 'Thủ tục', 'Procedure'),
      column('procedureSlug', 'Ký hiệu thủ tục', 'Procedure key'),
      column('procedureCode', 'Mã thủ tục quốc gia', 'National code'),
      column('unit', 'Nơi tiếp nhận', 'Receiving unit'),
      column('decidedBy', 'Cơ quan giải quyết', 'Decided by'),
      column('channel', 'Kênh (1 trực tiếp, 2 trực tuyến, 3 bưu chính)', 'Channel (1 counter, 2 online, 3 post)'),
      column('status', 'Trạng thái (mã quốc gia)', 'Status (national code)'),
      column('kind', 'Đối tượng', 'Kind of applicant'),
      column('fullName', 'Họ tên', 'Name'),
      column('idNumber', 'Số định danh', 'Personal number'),
      column('phone', 'Điện thoại', 'Phone'),
      column('email', 'Thư điện tử', 'E-mail'),
      column('address', 'Địa chỉ', 'Address'),
      column('form', 'Nội dung khai (JSON)', 'Statements (JSON)'),
      column('sets', 'Số bộ', 'Sets'),
      column('feeDong', 'Phí, lệ phí (đồng)', 'Fee (đồng)'),
      column('feePaidAt', 'Đã nộp phí lúc', 'Fee paid at'),
      column('submittedAt', 'Nộp lúc', 'Submitted at'),
      column('receivedAt', 'Tiếp nhận lúc', 'Received at'),
      column('legalDueAt', 'Hẹn trả', 'Due at'),
      column('apologyDueAt', 'Hẹn lại', 'New date'),
      column('finishedAt', 'Xong lúc', 'Finished at'),
      column('returnedAt', 'Trả lúc', 'Returned at'),
      column('returnWay', 'Cách trả (counter, electronic, post)', 'How it was returned'),
      column('supplements', 'Số lần bổ sung', 'Supplements'),
      column('workedMinutes', 'Phút làm việc', 'Working minutes'),
      column('lateMinutes', 'Phút trễ', 'Late minutes'),
    ],
    rows: ({ office }, span) => exportDossiers(office, span),
  },
  buoc: {
    title: t('Các bước xử lý', 'Steps'),
    hint: t('Ai giữ hồ sơ từ lúc nào đến lúc nào.', 'Who had each dossier from when to when.'),
    personal: false,
    columns: [
      code,
      column('stepKey', 'Bước', 'Step'),
      column('unit', 'Đơn vị', 'Unit'),
      column('role', 'Vai trò', 'Role'),
      column('startedAt', 'Bắt đầu', 'Started at'),
      column('dueAt', 'Hạn', 'Due at'),
      column('endedAt', 'Kết thúc', 'Ended at'),
      column('outcome', 'Kết quả', 'Outcome'),
      column('workedMinutes', 'Phút làm việc', 'Working minutes'),
      column('overMinutes', 'Phút quá hạn', 'Minutes over'),
    ],
    rows: ({ office }, span) => exportSteps(office, span),
  },
  'giay-to': {
    title: t('Thành phần hồ sơ', 'Papers'),
    hint: t('Giấy tờ đã nộp và tình trạng số hóa.', 'Papers handed in, and whether they are digitised.'),
    personal: true,
    columns: [
      code,
      column('name', 'Giấy tờ', 'Paper'),
      column('kind', 'Hình thức', 'Form'),
      column('quantity', 'Số lượng', 'Quantity'),
      column('received', 'Đã nhận', 'Received'),
      column('digitised', 'Số hóa (mã quốc gia)', 'Digitised (national code)'),
      column('fileName', 'Tên tệp', 'File name'),
    ],
    rows: ({ office }, span) => exportPapers(office, span),
  },
  'danh-gia': {
    title: t('Đánh giá', 'Ratings'),
    hint: t('Số sao và lời góp ý.', 'Stars and comments.'),
    personal: true,
    columns: [
      code,
      column('stars', 'Số sao', 'Stars'),
      column('comment', 'Góp ý', 'Comment'),
      column('ratedAt', 'Đánh giá lúc', 'Rated at'),
    ],
    rows: ({ office }, span) => exportRatings(office, span),
  },
  'thu-phi': {
    title: t('Phí, lệ phí', 'Fees'),
    hint: t(
      'Mọi bút toán thu, hoàn, hủy trong kỳ, với số biên lai.',
      'Every payment, refund and reversal of the period, with its receipt.',
    ),
    personal: false,
    columns: [
      column('id', 'Mã bút toán', 'Entry'),
      code,
      column('unit', 'Nơi thu', 'Where'),
      column('kind', 'Loại', 'Kind'),
      column('method', 'Hình thức', 'Method'),
      column('amountDong', 'Số tiền (đồng)', 'Amount (đồng)'),
      column('paidAt', 'Lúc', 'At'),
      column('receipt', 'Số biên lai', 'Receipt'),
      column('takenBy', 'Người thu', 'Taken by'),
      column('reversesId', 'Hủy bút toán', 'Takes back entry'),
      column('reason', 'Lý do', 'Reason'),
    ],
    rows: ({ office }, span) => exportMoney(office, span),
  },
  'van-ban-di': {
    title: t('Văn bản đi', 'Outgoing papers'),
    hint: t('Mọi sổ văn bản đi của kỳ, của mọi đơn vị.', 'Every book of outgoing papers of the period, of all units.'),
    personal: false,
    columns: [
      column('unit', 'Đơn vị', 'Unit'),
      column('year', 'Năm', 'Year'),
      column('number', 'Số', 'Number'),
      column('symbol', 'Ký hiệu', 'Symbol'),
      column('issuedOn', 'Ngày', 'Date'),
      column('issuedAt', 'Lúc', 'At'),
      column('kind', 'Loại', 'Kind'),
      column('subject', 'Trích yếu', 'Subject'),
      column('authority', 'Thẩm quyền ký', 'Authority'),
      column('signerName', 'Người ký', 'Signer'),
      column('receivers', 'Nơi nhận', 'Receivers'),
      column('copies', 'Số bản', 'Copies'),
      column('caseId', 'Vụ việc', 'Case'),
      column('withdrawnAt', 'Thu hồi lúc', 'Withdrawn at'),
      column('withdrawnWhy', 'Lý do thu hồi', 'Why withdrawn'),
    ],
    rows: exportPapersIssued,
  },
  'viec-cong': {
    title: t('Sổ cái việc công', 'Ledger of public acts'),
    hint: t(
      'Mọi việc công xảy ra trong kỳ, theo thứ tự ghi sổ.',
      'Every act of the period, in the order of the ledger.',
    ),
    personal: false,
    columns: [
      column('id', 'Mã việc', 'Act'),
      column('verb', 'Loại việc', 'Verb'),
      column('actor', 'Người thực hiện', 'Actor'),
      column('actorUnitId', 'Đơn vị của người thực hiện', 'Actor’s unit'),
      column('subjectId', 'Đối tượng', 'Subject'),
      column('caseId', 'Vụ việc', 'Case'),
      column('unitId', 'Đơn vị phụ trách', 'Unit in charge'),
      column('stepKey', 'Bước', 'Step'),
      column('occurredAt', 'Xảy ra lúc', 'Occurred at'),
      column('recordedAt', 'Ghi sổ lúc', 'Recorded at'),
      column('dueAt', 'Hạn', 'Due at'),
      column('outcome', 'Kết quả', 'Outcome'),
      column('workingMinutes', 'Phút làm việc', 'Working minutes'),
      column('lateMinutes', 'Phút trễ', 'Late minutes'),
      column('facts', 'Chi tiết (JSON)', 'Facts (JSON)'),
    ],
    rows: exportActs,
  },
} as const satisfies Record<string, ExportSet>

export type SetName = keyof typeof SETS
export const isSet = (name: string): name is SetName => Object.hasOwn(SETS, name)

async function* exportPapersIssued({ db, office }: ExchangeDeps, span: ExportSpan): AsyncGenerator<ExportRow> {
  const staff = await office.staff()
  for await (const { unitId, ...paper } of exportIssued(db, office.localityId, span))
    yield { ...paper, unit: staff.findUnit(String(unitId))?.name.vi ?? String(unitId) }
}

const RUN = 1_000

async function* exportActs({ db }: ExchangeDeps, { from, to }: ExportSpan): AsyncGenerator<ExportRow> {
  let after: Position = BEGINNING
  for (;;) {
    const acts = await actsAfter(db, after, RUN)
    for (const { actor, facts, epoch: _epoch, xid: _xid, number: _number, topicId: _topic, ...act } of acts)
      if (act.occurredAt >= from && act.occurredAt < to)
        yield {
          ...act,
          actor: actor.kind,
          actorUnitId: 'unitId' in actor ? (actor.unitId ?? null) : null,
          facts: JSON.stringify(facts),
        }
    const last = acts.at(-1)
    if (!last || acts.length < RUN) return
    after = last
  }
}
