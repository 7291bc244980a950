import { describe, expect, test } from 'vitest'
import file from '../../../../profiles/cam-lo-2019/procedures.json' with { type: 'json' }
import { t } from '../../../platform/i18n/index.ts'
import { bpmnOf, type DrawnStep } from './bpmn.ts'
import { readBpmn } from './bpmn-read.ts'
import { type DraftContent, newDraft } from './draft.ts'
import type { ProceduresFile } from './file.ts'

const catalogue = file as unknown as ProceduresFile
const draw = (steps: readonly DrawnStep[]) => bpmnOf('Thủ tục <thử> & "hơn"', steps, ({ role }) => role)
const draft = (steps: DraftContent['steps']): DraftContent => ({ ...newDraft('x', 'X'), steps })
const STEPS = newDraft('x', 'X').steps.map((step, index) => ({ ...step, amount: index, fee: '1000' }))
const [receive, process, sign, give] = STEPS as [
  DraftContent['steps'][number],
  DraftContent['steps'][number],
  DraftContent['steps'][number],
  DraftContent['steps'][number],
]

describe('what is drawn is read back', () => {
  test.each(catalogue.versions.map((version) => [version.slug, version.steps] as const))('%s', async (_, steps) => {
    expect(await readBpmn(draw(steps), draft([...steps]))).toEqual({ ok: true, steps })
  })

  test('with conditions, one after the other, and words that look like XML', async () => {
    const steps = [
      receive,
      { ...process, name: t('Hỏi <ai> & "đâu"?', 'Ask'), condition: 'areaM2 > 500 and kind = "moi"' },
      { ...sign, condition: 'sets > 1' },
      give,
    ]
    expect(await readBpmn(draw(steps), draft(steps))).toEqual({ ok: true, steps })
  })
})

describe('steps side by side', () => {
  const beside = [
    receive,
    { ...process, key: 'land', parallel: 'xem-xet' },
    { ...sign, key: 'building', parallel: 'xem-xet', condition: 'areaM2 > 500' },
    sign,
    give,
  ]
  test('between two parallel gateways, one under a condition, they are read back', async () => {
    expect(draw(beside)).toContain('<bpmn:parallelGateway id="fork_land" />')
    expect(await readBpmn(draw(beside), draft(beside))).toEqual({ ok: true, steps: beside })
  })
  test('drawn anew, they get a word of their own', async () => {
    const before = beside.map(({ parallel: _, ...step }: DraftContent['steps'][number]) => step)
    const read = await readBpmn(draw(beside), draft(before as DraftContent['steps']))
    expect(read.ok && read.steps.map(({ parallel }) => parallel ?? null)).toEqual([
      null,
      'nhom-1',
      'nhom-1',
      null,
      null,
    ])
  })
  test('a branch of two steps is refused by name', async () => {
    const longer = draw(beside).replace(
      'sourceRef="step_land" targetRef="join_land"',
      'sourceRef="step_land" targetRef="step_sign"',
    )
    const read = await readBpmn(longer, draft(beside))
    expect(!read.ok && read.why.en).toContain('fork_land')
  })
  test('a step that other procedures do is a call, and keeps them', async () => {
    const calls = [receive, { ...process, linked: [{ slug: 'khai-sinh', after: [] }] }, give]
    expect(draw(calls)).toContain('<bpmn:callActivity id="step_process"')
    expect(await readBpmn(draw(calls), draft(calls))).toEqual({ ok: true, steps: calls })
    const read = await readBpmn(draw(calls), draft([receive, process, give]))
    expect(!read.ok && read.why.vi).toContain('thủ tục con')
  })
})

describe('a drawing that was changed', () => {
  const xml = draw(STEPS)
  const change = async (edit: (text: string) => string) => readBpmn(edit(xml), draft(STEPS))

  test('a new name is the step’s name in both languages, if they were one', async () => {
    const read = await change((text) => text.replace('name="Ký kết quả"', 'name="Ký số"'))
    expect(read.ok && read.steps[2]).toEqual({ ...sign, name: { vi: 'Ký số', en: 'Sign the result' } })
  })

  test('another lane is another role and place', async () => {
    const move = '<bpmn:flowNodeRef>step_process</bpmn:flowNodeRef>'
    const read = await change((text) =>
      text.replace(move, '').replace('<bpmn:flowNodeRef>step_sign', `${move}<bpmn:flowNodeRef>step_sign`),
    )
    expect(read.ok && read.steps[1]).toEqual({ ...process, role: 'communeChair' })
  })

  test('other arrows are another order', async () => {
    const steps = [receive, sign, process, give]
    const read = await readBpmn(draw(steps), draft(STEPS))
    expect(read.ok && read.steps.map(({ key }) => key)).toEqual(['receive', 'sign', 'process', 'return'])
  })

  test('a new task begins with no share of the limit', async () => {
    const added = { ...process, key: 'Activity_0abc', name: t('Hỏi ý kiến', 'Hỏi ý kiến') }
    const read = await readBpmn(
      draw([receive, process, added, sign, give]).replaceAll('step_Activity', 'Activity'),
      draft(STEPS),
    )
    expect(read.ok && read.steps[2]).toMatchObject({
      key: 'step1',
      name: { vi: 'Hỏi ý kiến' },
      amount: 0,
      role: process.role,
    })
  })

  test.each<[string, (text: string) => string, RegExp]>([
    ['no XML', () => 'xin chào', /Không đọc được/],
    ['another XML', () => '<a/>', /Không đọc được|khung quy trình/],
    [
      'a foreign entity',
      (text) =>
        text.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>').replace('Ký kết quả', '&e;'),
      /./,
    ],
    [
      'a way that events choose',
      (text) => text.replace('<bpmn:endEvent', '<bpmn:eventBasedGateway id="any" name="Chờ" /><bpmn:endEvent'),
      /Chờ.*EventBasedGateway/,
    ],
    [
      'a timer',
      (text) =>
        text.replace(
          '<bpmn:startEvent id="start" />',
          '<bpmn:startEvent id="start"><bpmn:timerEventDefinition id="t" /></bpmn:startEvent>',
        ),
      /start.*StartEvent/,
    ],
    [
      'a note nobody would keep',
      (text) => text.replace('</bpmn:process>', '<bpmn:textAnnotation id="note" /></bpmn:process>'),
      /TextAnnotation/,
    ],
    [
      'a second pool',
      (text) => text.replace('</bpmn:collaboration>', '<bpmn:participant id="p2" /></bpmn:collaboration>'),
      /một khung/,
    ],
    [
      'a task nobody comes to',
      (text) => text.replace('<bpmn:endEvent', '<bpmn:task id="lost" name="Bỏ quên" /><bpmn:endEvent'),
      /Bỏ quên/,
    ],
    [
      'an arrow that is missing',
      (text) => text.replace(/<bpmn:sequenceFlow id="flow_step_sign_[^>]*>/, ''),
      /Ký kết quả/,
    ],
    [
      'a circle',
      (text) =>
        text.replace('sourceRef="step_sign" targetRef="step_return"', 'sourceRef="step_sign" targetRef="step_process"'),
      /quay vòng/,
    ],
    ['a lane of nobody', (text) => text.replaceAll('lane_communeChair.receiving', 'Lane_0x'), /làn/],
    ['too much', () => 'x'.repeat(500_001), /quá lớn/],
  ])('%s is refused in words', async (what, edit, why) => {
    const read = await change(edit)
    if (what === 'a foreign entity' && read.ok) expect(JSON.stringify(read.steps)).not.toContain('root:')
    else expect(read.ok ? '' : read.why.vi).toMatch(why)
  })
})
