import { type Text, t } from '../../platform/i18n/index.ts'

export const diagramWords = {
  title: t('Sơ đồ các bước', 'Diagram of the steps'),
  about: t(
    'Kéo thả để đổi thứ tự, thêm bước, đổi làn (ai làm, ở đâu). Bước song song: đặt giữa hai hình thoi dấu cộng. Bước có điều kiện: nối từ hình thoi, ghi biểu thức FEEL lên mũi tên. Thời gian và phí ghi ở trang “Các bước”.',
    'Drag to change the order, add steps or change lanes (who, where). Steps side by side stand between two gateways with a plus. For a condition draw from a diamond and write the FEEL on the arrow. Times and fees are on the page “Steps”.',
  ),
  noScript: t(
    'Sơ đồ cần JavaScript. Trang “Các bước” làm được mọi việc mà không cần sơ đồ.',
    'The diagram needs JavaScript. The page “Steps” does all of it without.',
  ),
  save: t('Lưu sơ đồ vào các bước', 'Save the drawing as steps'),
  label: (count: number): Text =>
    t(
      `Sơ đồ BPMN gồm ${count} bước; cuộn ngang để xem hết`,
      `BPMN diagram of ${count} steps, scroll sideways to see it all`,
    ),
  tooLong: t('Sơ đồ quá lớn. Hãy bớt bước.', 'The drawing is too large. Please use fewer steps.'),
  unreadable: t(
    'Không đọc được sơ đồ (không phải BPMN 2.0). Chưa lưu gì.',
    'The drawing can’t be read (it is not BPMN 2.0). Nothing was saved.',
  ),
  onePool: t('Sơ đồ phải có đúng một khung quy trình.', 'The drawing must have exactly one pool.'),
  oneStart: t('Sơ đồ phải có đúng một điểm bắt đầu.', 'The drawing must have exactly one start.'),
  unknown: (name: string, type: string): Text =>
    t(
      `“${name}” (${type}) chưa dùng được ở đây: chỉ có bước, hình thoi rẽ nhánh, hình thoi song song, điểm đầu, điểm cuối. Chưa lưu gì.`,
      `“${name}” (${type}) can’t be used here: only tasks, exclusive and parallel gateways, a start and an end can. Nothing was saved.`,
    ),
  circle: (name: string): Text =>
    t(`Mũi tên quay vòng lại “${name}”. Chưa lưu gì.`, `The arrows lead back to “${name}”. Nothing was saved.`),
  branch: (name: string): Text =>
    t(
      `Hình thoi “${name}” cần đúng hai mũi tên: một đến bước, có ghi điều kiện; một đi thẳng đến chỗ sau bước ấy. Chưa lưu gì.`,
      `The diamond “${name}” needs exactly two arrows: one to a step, with its condition; one to what comes after that step. Nothing was saved.`,
    ),
  fork: (name: string): Text =>
    t(
      `Hình thoi song song “${name}” cần ít nhất hai mũi tên, mỗi mũi tên đến đúng một bước, rồi tất cả gặp nhau ở một hình thoi song song khác. Nhánh dài hơn một bước: dùng thủ tục con. Chưa lưu gì.`,
      `From the parallel gateway “${name}” two arrows or more must each lead to one step, and all meet in another parallel gateway. A longer branch is a linked procedure. Nothing was saved.`,
    ),
  linked: (name: string): Text =>
    t(
      `“${name}” là hoạt động gọi thủ tục con. Hãy ghi thủ tục con ở trang “Các bước”, rồi sơ đồ tự vẽ. Chưa lưu gì.`,
      `“${name}” calls other procedures. Name them on the page “Steps”; the drawing follows. Nothing was saved.`,
    ),
  deadEnd: (name: string): Text =>
    t(
      `Từ “${name}” phải có đúng một mũi tên đi tiếp. Chưa lưu gì.`,
      `Exactly one arrow must lead on from “${name}”. Nothing was saved.`,
    ),
  unreached: (name: string): Text =>
    t(`Không mũi tên nào dẫn đến bước “${name}”. Chưa lưu gì.`, `No arrow leads to step “${name}”. Nothing was saved.`),
  lane: (lane: string, task: string): Text =>
    t(
      `Bước “${task}” nằm ở làn “${lane}” mà hệ thống không biết là của ai. Hãy đặt bước vào làn có sẵn, rồi đổi người làm ở trang “Các bước”. Chưa lưu gì.`,
      `Step “${task}” is in the lane “${lane}”, of which nobody knows whose it is. Put it into a lane that was there and change who does it on the page “Steps”. Nothing was saved.`,
    ),
} as const
