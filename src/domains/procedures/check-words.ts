import type { Limit } from '../../core/calendar/index.ts'
import { formatDate, type Text, t } from '../../platform/i18n/index.ts'
import { limitInWords } from './rules/describe.ts'
import type { ExpressionFlaw } from './rules/expressions.ts'

/** What a check says, each time with the place and the way out. */
export const checkWords = {
  name: t('Chưa ghi tên thủ tục.', 'The procedure has no name.'),
  field: t('Chưa ghi lĩnh vực.', 'The field is missing.'),
  code: t(
    'Mã thủ tục quốc gia có dạng 1.001193; để trống nếu chưa được cấp.',
    'A national code looks like 1.001193; leave it empty if there is none.',
  ),
  start: t('Chưa ghi ngày bắt đầu hiệu lực.', 'The first day in force is missing.'),
  datesInOrder: t('Ngày hết hiệu lực trước ngày bắt đầu.', 'The last day is before the first.'),
  past: (inForce: string) =>
    t(
      `Ngày bắt đầu đã qua, mà phiên bản từ ${formatDate(inForce)} đã tiếp nhận hồ sơ trong những ngày đó. Hãy chọn từ hôm nay trở đi.`,
      `The first day is over, and the version from ${formatDate(inForce)} has taken in dossiers since. Choose today or later.`,
    ),
  overlaps: (from: string, to: string | null) =>
    t(
      `Trùng thời gian hiệu lực với phiên bản từ ${formatDate(from)}${to ? ` đến ${formatDate(to)}` : ''} đã công bố. Hãy ghi ngày hết hiệu lực trước ngày đó, hoặc ngày bắt đầu sau nó.`,
      `In force on the same days as the published version from ${formatDate(from)}${to ? ` to ${formatDate(to)}` : ''}. End before it or begin after it.`,
    ),
  limit: t('Thời hạn giải quyết phải lớn hơn 0.', 'The limit must be more than 0.'),
  aboveLegal: (limit: Limit, legal: Limit) =>
    t(
      `Thời hạn ${limitInWords(limit).vi} dài hơn mức luật cho phép (${limitInWords(legal).vi}). Hãy rút ngắn thời hạn và các bước.`,
      `The limit of ${limitInWords(limit).en} is longer than the law allows (${limitInWords(legal).en}). Shorten it and its steps.`,
    ),
  legalOtherKind: t(
    'Thời hạn theo luật và thời hạn của cơ quan phải cùng kiểu (ngày làm việc, hay ngày thường) thì mới so được.',
    'The law’s limit and the office’s must be counted alike (working days, or calendar days) to be compared.',
  ),
  lengthening: (limit: Limit) =>
    t(
      `Thời hạn khi gia hạn tính từ lúc tiếp nhận, phải dài hơn ${limitInWords(limit).vi} và cùng kiểu ngày.`,
      `A lengthened limit counts from reception: it must be longer than ${limitInWords(limit).en} and counted alike.`,
    ),
  lengtheningGround: t('Ghi điều, khoản cho phép gia hạn.', 'Name the article that allows the limit to be lengthened.'),
  receiver: t('Chưa chọn nơi tiếp nhận hồ sơ.', 'No office takes it in.'),
  receiverGone: (code: string) =>
    t(
      `Nơi tiếp nhận “${code}” không còn hoạt động. Hãy chọn đơn vị khác.`,
      `The office “${code}” is no more. Choose another.`,
    ),
  law: t('Chưa ghi căn cứ pháp lý.', 'The legal basis is missing.'),
  fee: t('Mức phí là số đồng nguyên, không âm.', 'The fee is a whole number of đồng, not negative.'),

  paperName: (n: number) => t(`Giấy tờ ${n} chưa có tên.`, `Paper ${n} has no name.`),
  paperTwice: (name: Text) => t(`Giấy tờ “${name.vi}” ghi hai lần.`, `The paper “${name.en}” is listed twice.`),
  paperQuantity: (name: Text) =>
    t(`Số lượng của “${name.vi}” phải từ 1 đến 100.`, `“${name.en}” must be asked for 1 to 100 times.`),
  paperHeld: (name: Text, holder: Text) =>
    t(
      `“${name.vi}” đã có ở ${holder.vi}: không được yêu cầu người dân nộp. Hãy đánh dấu “Cơ quan tự tra cứu”.`,
      `“${name.en}” is already held by ${holder.en} and may not be asked for. Tick “The office looks it up”.`,
    ),
  paperIssuedHere: (name: Text, procedure: Text) =>
    t(
      `“${name.vi}” do chính cơ quan cấp (kết quả của thủ tục “${procedure.vi}”): không được yêu cầu nộp lại. Hãy đánh dấu “Cơ quan tự tra cứu”, hoặc bỏ giấy này.`,
      `“${name.en}” is issued by the office itself (the result of “${procedure.en}”) and may not be asked for again. Tick “The office looks it up”, or remove it.`,
    ),

  fieldLabel: (n: number) => t(`Mục ${n} của tờ khai chưa có câu hỏi.`, `Question ${n} of the form has no words.`),
  fieldKey: (label: Text) =>
    t(
      `Khóa của mục “${label.vi}” chỉ gồm chữ không dấu và số, bắt đầu bằng chữ (ví dụ childName).`,
      `The key of “${label.en}” has plain letters and digits and begins with a letter (such as childName).`,
    ),
  fieldTwice: (key: string, first: Text) =>
    t(
      `Khóa “${key}” đã dùng cho mục “${first.vi}”. Mỗi mục một khóa.`,
      `The key “${key}” is already that of “${first.en}”.`,
    ),
  fieldKnown: (key: string) =>
    t(
      `Khóa “${key}” là tên dành riêng của biểu thức. Hãy đặt tên khác.`,
      `The key “${key}” is a name of expressions. Choose another.`,
    ),
  fieldRepeats: (label: Text) =>
    t(
      `“${label.vi}”: câu trả lời dài không hỏi được cho từng giấy tờ`,
      `“${label.en}”: a long answer can’t be asked for each document`,
    ),
  fieldOptions: (label: Text) =>
    t(`Mục chọn “${label.vi}” cần ít nhất hai lựa chọn.`, `The choice “${label.en}” needs two options or more.`),

  noSteps: t('Chưa có bước nào.', 'There is no step.'),
  stepName: (n: number) => t(`Bước ${n} chưa có tên.`, `Step ${n} has no name.`),
  stepTwice: (key: string) => t(`Hai bước có cùng mã “${key}”.`, `Two steps have the key “${key}”.`),
  firstStep: t(
    'Bước đầu phải là tiếp nhận, tại nơi nhận hồ sơ.',
    'The first step must be reception, where the dossier comes in.',
  ),
  stepUnit: (name: Text) => t(`Bước “${name.vi}” chưa chọn đơn vị thực hiện.`, `Step “${name.en}” names no office.`),
  stepUnitGone: (name: Text, unit: string) =>
    t(
      `Đơn vị “${unit}” của bước “${name.vi}” không có hoặc không còn hoạt động. Hãy chọn đơn vị khác.`,
      `The office “${unit}” of step “${name.en}” doesn’t exist or is no more. Choose another.`,
    ),
  stepTime: (name: Text) =>
    t(`Thời gian của bước “${name.vi}” không được âm.`, `The time of step “${name.en}” can’t be negative.`),
  sum: (sum: string, limit: Limit) =>
    t(
      `Tổng thời gian các bước là ${sum}, mà thời hạn là ${limitInWords(limit).vi}. Hãy chia lại cho bằng nhau.`,
      `The steps take ${sum} together, but the limit is ${limitInWords(limit).en}. They must be equal.`,
    ),
  unstaffed: (step: Text, role: Text, units: readonly Text[]) => {
    const rest = (lang: 'vi' | 'en') =>
      `${units
        .slice(0, 3)
        .map((unit) => unit[lang])
        .join(', ')}${units.length > 3 ? ` (+${units.length - 3})` : ''}`
    return t(
      `Bước “${step.vi}” không ai làm được: chưa có vị trí “${role.vi}” tại ${rest('vi')}.`,
      `Nobody can take step “${step.en}”: there is no post of ${role.en} at ${rest('en')}.`,
    )
  },
  unknownRole: (step: Text) => t(`Bước “${step.vi}” chưa chọn vai trò.`, `Step “${step.en}” has no role.`),
  neverTaken: (step: Text) =>
    t(
      `Không hồ sơ nào đến được bước “${step.vi}”: điều kiện của bước không bao giờ đúng.`,
      `No dossier ever reaches step “${step.en}”: its condition can never hold.`,
    ),
  afterReturn: (step: Text) =>
    t(
      `Không hồ sơ nào đến được bước “${step.vi}”: hồ sơ đã kết thúc khi trả kết quả. Hãy đưa bước này lên trước.`,
      `No dossier ever reaches step “${step.en}”: it ends when the result is returned. Move the step up.`,
    ),
  noSignature: t(
    'Bước cuối trước khi trả kết quả phải do người có thẩm quyền ký (chủ tịch, lãnh đạo huyện, chi nhánh đất đai) hoặc cơ quan ngoài thực hiện.',
    'The last step before the result is returned belongs to somebody who may sign, or to a body outside.',
  ),

  parallelAlone: (name: Text) =>
    t(
      `Bước “${name.vi}” ghi nhóm song song nhưng không có bước liền kề nào cùng nhóm.`,
      `Step “${name.en}” names a group of parallel steps, but no neighbour is in it.`,
    ),
  stageSplit: (name: Text) =>
    t(
      `Giai đoạn “${name.vi}” bị tách làm hai chỗ. Hãy để các bước của giai đoạn liền nhau hoặc đổi tên.`,
      `The stage “${name.en}” stands in two places. Put its steps together or rename one.`,
    ),
  stageMissing: (name: Text) =>
    t(
      `Bước “${name.vi}” chưa thuộc giai đoạn nào. Mọi bước đều ghi giai đoạn, hoặc không bước nào.`,
      `The step “${name.en}” is of no stage. Either all steps name one, or none does.`,
    ),
  parallelSplit: (group: string) =>
    t(
      `Nhóm song song “${group}” bị tách làm hai chỗ. Hãy để các bước của nhóm liền nhau hoặc đổi tên nhóm.`,
      `The group “${group}” stands in two places. Put its steps together or rename one.`,
    ),
  parallelEnds: (name: Text) =>
    t(
      `Tiếp nhận và trả kết quả không làm song song với bước khác (nhóm có bước “${name.vi}”).`,
      `Reception and the return of the result can’t run beside other steps (the group of “${name.en}”).`,
    ),
  parallelResult: (name: Text) =>
    t(
      `Sau nhóm song song có bước “${name.vi}” phải có một bước ký kết quả, rồi mới trả.`,
      `After the group of “${name.en}” somebody must sign the result before it is returned.`,
    ),
  parallelLinked: (name: Text) =>
    t(
      `Bước “${name.vi}” có thủ tục con thì không thuộc nhóm song song: các thủ tục con đã làm song song với nhau.`,
      `Step “${name.en}” has linked procedures, which run side by side already; it can’t be in a group.`,
    ),
  linkedFirst: t('Thủ tục con chỉ bắt đầu sau khi tiếp nhận.', 'Linked procedures begin after reception.'),
  linkedTwice: (slug: string) => t(`Thủ tục con “${slug}” ghi hai lần.`, `“${slug}” is linked twice.`),
  linkedNotInForce: (slug: string) =>
    t(
      `Thủ tục con “${slug}” không có hoặc không còn hiệu lực vào ngày phiên bản này bắt đầu.`,
      `The linked procedure “${slug}” isn’t in force on the day this version begins.`,
    ),
  linkedAfter: (slug: string) =>
    t(
      `“${slug}” được chờ kết quả nhưng không phải là thủ tục con khác của bước này.`,
      `“${slug}” is waited for, but is no other procedure linked to this step.`,
    ),
  linkedCircle: t(
    'Các thủ tục con chờ nhau thành vòng tròn.',
    'The linked procedures wait for each other in a circle.',
  ),
  linkedBack: (name: Text) =>
    t(
      `Thủ tục con “${name.vi}” dẫn trở lại chính thủ tục này.`,
      `The linked procedure “${name.en}” leads back to this one.`,
    ),
  linkedAsks: (name: Text, label: Text) =>
    t(
      `Thủ tục con “${name.vi}” bắt buộc khai “${label.vi}” mà tờ khai này không hỏi.`,
      `The linked procedure “${name.en}” needs “${label.en}”, which this form doesn’t ask.`,
    ),
  linkedReceiver: (name: Text) =>
    t(
      `Có nơi nhận hồ sơ này nhưng không nơi nào ở đó hay cấp trên nhận thủ tục con “${name.vi}”.`,
      `Somewhere this is taken in, but the linked procedure “${name.en}” isn’t, there or above.`,
    ),
  linkedTooLong: (name: Text, days: string, limit: Limit) =>
    t(
      `Các thủ tục con của bước “${name.vi}” cần ${days} theo đường găng, mà bước chỉ có ${limitInWords(limit).vi}.`,
      `The procedures linked to “${name.en}” need ${days} by their longest way, but the step has ${limitInWords(limit).en}.`,
    ),

  expression: (where: Text, flaw: ExpressionFlaw) => {
    const what: Text = {
      too_long: () => t('dài quá 500 ký tự', 'is longer than 500 characters'),
      loop: () => t('có vòng lặp hoặc hàm tự viết, không dùng được', 'has a loop or a function of its own'),
      syntax: () =>
        t(
          `viết sai từ ký tự thứ ${flaw.reason === 'syntax' ? flaw.at : 0}`,
          `can’t be read from character ${flaw.reason === 'syntax' ? flaw.at : 0} on`,
        ),
      not_yes_or_no: () =>
        t(
          'không cho ra đúng hay sai: hãy viết thành một phép so sánh',
          'never comes to yes or no: write it as a comparison',
        ),
      not_an_amount: () =>
        t('không cho ra số đồng chẵn, từ 0 trở lên', 'never comes to a whole number of đồng, 0 or more'),
      other_kind: () => {
        const name = flaw.reason === 'other_kind' ? flaw.name : ''
        return t(
          `so sánh “${name}” với một giá trị khác loại: số chỉ so được với số, chữ chỉ so được với chữ trong dấu ngoặc kép`,
          `compares “${name}” with something of another kind: a number only compares with numbers, words only with words in quotes`,
        )
      },
      unknown_name: () => {
        const name = flaw.reason === 'unknown_name' ? flaw.name : ''
        return t(
          `nhắc đến “${name}”, mà tờ khai không có mục nào có khóa ấy`,
          `speaks of “${name}”, but the form has no question of that key`,
        )
      },
    }[flaw.reason]()
    return t(`Biểu thức FEEL của ${where.vi} ${what.vi}.`, `The FEEL expression of ${where.en} ${what.en}.`)
  },
  ofPaper: (name: Text) => t(`giấy tờ “${name.vi}”`, `the paper “${name.en}”`),
  ofStep: (name: Text) => t(`điều kiện bước “${name.vi}”`, `the condition of step “${name.en}”`),
  ofFee: (name: Text) => t(`phí ở bước “${name.vi}”`, `the fee at step “${name.en}”`),
  conditionText: (name: Text) =>
    t(
      `“${name.vi}” chỉ hỏi khi có điều kiện: hãy nói điều kiện ấy bằng lời để người dân biết.`,
      `“${name.en}” is asked for under a condition: say it in words for the applicant.`,
    ),

  result: t('Chưa ghi giấy tờ kết quả.', 'The result paper is missing.'),
  template: t(
    'Mẫu giấy tờ kết quả dài quá 60.000 ký tự.',
    'The template of the result is longer than 60,000 characters.',
  ),
} as const satisfies Record<string, unknown>
