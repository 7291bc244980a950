import { t } from '../../platform/i18n/index.ts'
import type { Reason } from './reasons.ts'
import type { Standing } from './rules/handover.ts'

const reasons: Record<Reason, ReturnType<typeof t>> = {
  not_found: t('Không có danh sách này.', 'There is no such list.'),
  not_yours: t(
    'Việc này thuộc đơn vị khác. Hãy báo người có trách nhiệm ở đơn vị đó.',
    'This belongs to another office. Tell whoever is in charge there.',
  ),
  nothing_chosen: t('Hãy chọn ít nhất một hồ sơ.', 'Choose at least one dossier.'),
  not_here: t(
    'Các hồ sơ này không còn chờ bàn giao: vừa có người lập danh sách, hoặc hồ sơ đã sang bước khác. Hãy tải lại trang.',
    'These no longer wait to be handed over: a colleague has just listed them, or they moved on. Load the page again.',
  ),
  already_confirmed: t('Đồng nghiệp đã xác nhận hồ sơ này trước.', 'A colleague has already answered for this one.'),
  missing_reason: t('Hãy ghi thiếu gì và vì sao.', 'Write what is missing and why.'),
  not_on_list: t(
    'Hồ sơ này không có trong danh sách. Kiểm tra lại mã, hoặc báo bên giao lập danh sách bổ sung.',
    'This dossier isn’t on the list. Check the code, or ask the sender for another list.',
  ),
  cannot_cancel: t(
    'Không hủy được: bên nhận đã xác nhận, hoặc danh sách đã hủy.',
    'It can’t be called off: the receiver has answered, or it was called off before.',
  ),
  wrong_state: t(
    'Kết quả đang ở bưu chính hoặc đã giao xong, nên không làm được việc này. Hãy tải lại trang.',
    'The post has the result, or it was delivered, so this can’t be done. Load the page again.',
  ),
  missing_receiver: t('Hãy ghi tên người nhận.', 'Write who will take it.'),
  missing_address: t('Hãy ghi địa chỉ nhận.', 'Write the address.'),
  bad_receiver_phone: t(
    'Số điện thoại người nhận chưa đúng, ví dụ 0912 345 678. Bưu tá gọi số này trước khi phát.',
    'This is no phone number; an example is 0912 345 678. The postman calls it before coming.',
  ),
  dossier_ended: t('Hồ sơ đã kết thúc, không chọn lại được.', 'The dossier has ended; the choice stays.'),
  no_such_office: t(
    'Chỉ nhận kết quả tại nơi đã nộp hoặc tại cơ quan giải quyết. Hãy chọn lại.',
    'The result is collected where the dossier was handed in, or where it is decided. Choose again.',
  ),
  result_at_desk: t(
    'Kết quả đã về nơi trả đã chọn. Mời đến đó nhận, hoặc chọn nhận qua bưu chính.',
    'The result is at the desk chosen before. Collect it there, or choose the post.',
  ),
  not_ready: t(
    'Hồ sơ chưa có kết quả để trả, hoặc vừa được trả. Hãy tải lại trang.',
    'There is no result to hand out, or it has just been handed out. Load the page again.',
  ),
}

const standing: Record<Standing, ReturnType<typeof t>> = {
  open: t('Đang mở', 'Open'),
  differences: t('Có chênh lệch', 'With differences'),
  closed: t('Đã đóng', 'Closed'),
  cancelled: t('Đã hủy', 'Called off'),
}

export const words = {
  title: t('Bàn giao hồ sơ giấy', 'Handing paper files over'),
  caption: t('Hồ sơ giấy đi cùng hồ sơ điện tử', 'Paper files travel with their dossiers'),
  reasons,
  standing,
  find: t('Tìm', 'Find'),
  findLabel: t('Quét hoặc gõ mã hồ sơ, số danh sách', 'Scan or type a dossier’s code, or a list’s number'),
  noDossier: (text: string) =>
    t(`Không có hồ sơ hay danh sách nào khớp “${text}”.`, `No dossier or list fits “${text}”.`),
  incoming: t('Đang chờ đơn vị tôi xác nhận', 'Waiting for my office to confirm'),
  noIncoming: t('Không có danh sách nào đang đến.', 'No list is on its way here.'),
  waiting: t('Hồ sơ giấy phải chuyển đi', 'Paper files to hand on'),
  noWaiting: t('Không có hồ sơ giấy nào phải chuyển.', 'No paper file has to be handed on.'),
  noWaitingNext: t(
    'Khi một bước chuyển sang đơn vị khác, bản giấy của hồ sơ hiện ở đây để lập danh sách bàn giao.',
    'When a step goes to another office, the dossier’s paper file appears here, to be put on a list.',
  ),
  to: (unit: string) => t(`Chuyển đến ${unit}`, `To ${unit}`),
  from: (unit: string) => t(`Từ ${unit}`, `From ${unit}`),
  choose: t('Chọn', 'Choose'),
  chooseOne: (code: string) => t(`Chọn hồ sơ ${code}`, `Choose dossier ${code}`),
  make: t('Lập danh sách bàn giao', 'Make the list'),
  made: (items: number, left: number) =>
    left === 0
      ? t(`Đã lập danh sách gồm ${items} hồ sơ.`, `The list has ${items} dossiers.`)
      : t(
          `Đã lập danh sách gồm ${items} hồ sơ; ${left} hồ sơ được bỏ ra vì đã có trong danh sách khác hoặc đã sang bước khác.`,
          `The list has ${items} dossiers; ${left} were left out, being on another list or moved on.`,
        ),
  lists: t('Các danh sách', 'Lists'),
  noLists: t('Chưa có danh sách nào.', 'No list yet.'),
  direction: t('Chiều', 'Direction'),
  directions: {
    any: t('Tất cả', 'All'),
    out: t('Đơn vị tôi giao', 'We hand over'),
    in: t('Đơn vị tôi nhận', 'We receive'),
  },
  state: t('Tình trạng', 'State'),
  any: t('Tất cả', 'All'),
  show: t('Lọc', 'Filter'),
  post: t('Bưu chính', 'The post'),
  columns: {
    number: t('Số', 'Number'),
    from: t('Bên giao', 'From'),
    to: t('Bên nhận', 'To'),
    made: t('Lập lúc', 'Made'),
    items: t('Hồ sơ', 'Dossiers'),
    state: t('Tình trạng', 'State'),
    dossier: t('Hồ sơ', 'Dossier'),
    applicant: t('Người nộp', 'Applicant'),
    papers: t('Giấy tờ', 'Papers'),
    due: t('Hẹn trả', 'Due'),
    outcome: t('Kết quả', 'Outcome'),
    reason: t('Thiếu gì, vì sao', 'What is missing, and why'),
    place: t('Bản giấy đang ở', 'The paper file is at'),
  },
  confirmedOf: (done: number, all: number) => t(`${done}/${all} đã xác nhận`, `${done} of ${all} answered for`),
  listOf: ({ kind, number }: { kind: 'office' | 'post'; number: string }) =>
    kind === 'post'
      ? t(`Danh sách giao bưu chính ${number}`, `List for the post ${number}`)
      : t(`Danh sách bàn giao ${number}`, `Hand-over list ${number}`),
  print: t('In biên bản (PDF)', 'Print (PDF)'),
  xlsx: t('Tải Excel', 'Excel'),
  csv: t('Tải CSV', 'CSV'),
  scan: t('Quét mã vạch từng hồ sơ để xác nhận đã nhận', 'Scan each file’s bars to confirm that it is here'),
  scanButton: t('Xác nhận', 'Confirm'),
  scanned: (code: string) => t(`Đã nhận ${code}.`, `${code} is here.`),
  outcomes: {
    none: t('Chưa xác nhận', 'Not yet'),
    received: t('Đã nhận', 'Here'),
    missing: t('Thiếu', 'Missing'),
    delivered: t('Bưu chính đã phát', 'Delivered'),
    cameBack: t('Bưu chính chuyển hoàn', 'Came back'),
    cancelled: t('Đã hủy', 'Called off'),
  },
  outcomeOf: (code: string) => t(`Kết quả của ${code}`, `Outcome of ${code}`),
  reasonOf: (code: string) => t(`Thiếu gì trong ${code}, vì sao`, `What is missing of ${code}, and why`),
  whyBack: (code: string) => t(`Vì sao ${code} bị chuyển hoàn`, `Why ${code} came back`),
  record: t('Ghi', 'Record'),
  recorded: t('Đã ghi.', 'Recorded.'),
  kind: t('Loại', 'Kind'),
  kinds: { office: t('Giữa các đơn vị', 'Between offices'), post: t('Giao bưu chính', 'To the post') },
  waitingForPost: t(
    'Người trả kết quả của đơn vị ghi kết quả phát của bưu chính.',
    'Whoever hands results out at this office records what the post says.',
  ),
  save: t('Ghi kết quả đã chọn', 'Record what was chosen'),
  saveAll: t('Đã nhận đủ các hồ sơ còn lại', 'All the rest is here'),
  saved: (done: number, refused: number) =>
    refused === 0
      ? t(`Đã ghi ${done} hồ sơ.`, `${done} recorded.`)
      : t(`Đã ghi ${done} hồ sơ, ${refused} hồ sơ chưa ghi được.`, `${done} recorded, ${refused} could not be.`),
  by: (name: string, at: string) => t(`${name}, ${at}`, `${name}, ${at}`),
  callOff: t('Hủy danh sách', 'Call the list off'),
  callOffHow: t(
    'Hồ sơ trở lại mục “phải chuyển đi”; số danh sách giữ nguyên, đánh dấu đã hủy. Chỉ hủy được khi bên nhận chưa xác nhận hồ sơ nào.',
    'The files wait to be handed over again; the list keeps its number, marked. Possible only until the receiver answers for one.',
  ),
  calledOff: t('Đã hủy danh sách.', 'The list is called off.'),
  back: t('Bàn giao hồ sơ giấy', 'Handing paper files over'),
  waitingFor: (unit: string) => t(`Đang chờ ${unit} xác nhận từng hồ sơ.`, `${unit} has to answer for each file.`),
  elsewhere: t('Hồ sơ giấy ở đâu', 'Where the paper files are'),
  elsewhereIntro: t(
    'Bản giấy của hồ sơ đơn vị đang mở mà không nằm tại nơi tiếp nhận, và bản giấy của đơn vị khác đang giữ ở đây.',
    'Paper files of our open dossiers that are not where they were taken in, and files of others that are kept here.',
  ),
  noneElsewhere: t('Mọi bản giấy đang ở nơi tiếp nhận.', 'Every paper file is where it was taken in.'),
  unit: t('Đơn vị', 'Office'),
  since: (at: string) => t(`từ ${at}`, `since ${at}`),
  aside: t('Bản giấy', 'Paper file'),
  asideAt: (unit: string, papers: string) =>
    t(`Bản giấy đang ở ${unit} (${papers} giấy tờ).`, `The paper file is at ${unit} (${papers} papers).`),
  asideOnWay: (unit: string, number: string) =>
    t(`Đang bàn giao cho ${unit}, danh sách ${number}.`, `On its way to ${unit}, list ${number}.`),
  mustGo: (unit: string) => t(`Phải chuyển đến ${unit}`, `Has to go to ${unit}`),
  toList: t('Mở danh sách bàn giao', 'Open the list'),
  toHandovers: t('Bàn giao hồ sơ giấy', 'Hand paper files over'),
  labels: {
    title: t('In nhãn hồ sơ', 'Print labels'),
    back: t('Hồ sơ phải giải quyết', 'Dossiers to handle'),
    count: (count: number) => t(`${count} hồ sơ`, `${count} dossiers`),
    none: t('Chưa chọn hồ sơ nào', 'No dossier chosen'),
    noneNext: t(
      'Chọn hồ sơ trong “Hồ sơ”, hoặc mở một hồ sơ và chọn “Nhãn hồ sơ”.',
      'Choose dossiers in “Dossiers”, or open one and choose its label.',
    ),
    stock: t('Loại giấy nhãn', 'Kind of labels'),
    skip: t('Bỏ qua số nhãn đã dùng ở đầu tờ', 'Labels of the sheet that are used up'),
    skipHint: t(
      'Đếm từ trái sang phải, từ trên xuống. In bằng cuộn thì để 0.',
      'Counted from left to right, from the top. On a roll leave 0.',
    ),
    tooMany: (all: number) =>
      t(
        `Một tờ loại này có ${all} nhãn: bỏ qua nhiều nhất ${all - 1}.`,
        `A sheet of this kind has ${all} labels: at most ${all - 1} can be used up.`,
      ),
    wholeSize: t(
      'Khi in, chọn đúng cỡ 100 %, không “vừa trang”: thu nhỏ thì nhãn lệch ô và đầu đọc không đọc được mã vạch.',
      'Print at 100 %, not “fit to page”: shrunk, the labels miss their places and no reader reads their bars.',
    ),
    noStock: t('Chưa khai báo loại giấy nhãn nào', 'No labels are set up'),
    noStockNext: t(
      'Báo quản trị hệ thống: loại giấy nhãn đơn vị mua được khai trong tệp labels.json của cấu hình.',
      'Tell the administrator: the labels an office buys are named in the profile’s labels.json.',
    ),
    print: t('Tạo tệp in (PDF)', 'Make the PDF'),
  },
}
