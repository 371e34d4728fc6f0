import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readFigures } from '../../extractors/index.js';
import { lookOf } from '../../pipeline/claims/features.js';
import { partiesOf } from '../../pipeline/claims/roles/parties.js';
import { type Scene, sceneOf } from '../../pipeline/claims/scene.js';
import { documentOf } from '../../pipeline/text/index.js';

const gazetteer = loadGazetteer();

function sceneIn(text: string): Scene {
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
  const document = documentOf({ source: 'test.txt', language: 'vi', text, blocks, rawHash: '' });
  return sceneOf(document, readFigures(document.text), gazetteer);
}

/** Whose the last figure is, where the words `subject` were chosen (nobody for none) and `object` is counted. */
function partiesIn(text: string, object: string, subject?: string) {
  const scene = sceneIn(text);
  const figure = scene.figures.at(-1)!;
  const chosen = subject === undefined ? null : { value: subject, who: whoOf(scene, subject) };
  const bound = { figure, look: lookOf(figure), chances: {}, object: { value: object }, subject: chosen };
  const filling = partiesOf(scene, bound);
  return filling && { value: filling.value, inherited: filling.inherited };
}

const whoOf = (scene: Scene, name: string) =>
  scene.views.flatMap(({ named }) => named).find(({ value }) => value === name)?.who;

describe('parties that are counted together', () => {
  it('are all of them where one was chosen', () => {
    const text = 'Nga và Mỹ đã ký hiệp định. Thương mại giữa hai nước tăng mạnh.';
    expect(partiesIn(text, 'nước', 'Nga')).toEqual({ value: 'Nga và Mỹ', inherited: 'previous sentence' });
    const three =
      'Trận mưa làm ngập nhà ông Nguyễn Văn An, bà Lê Thị Bình và anh Trần Văn Cường, cả ba người đều thoát nạn.';
    expect(partiesIn(three, 'người', 'bà Lê Thị Bình')).toEqual({
      value: 'ông Nguyễn Văn An, bà Lê Thị Bình và anh Trần Văn Cường',
      inherited: undefined,
    });
  });

  it('are found where nobody was', () => {
    expect(partiesIn('Việt Nam và Lào hợp tác lâu năm. Kim ngạch giữa hai nước tăng.', 'nước')?.value).toBe(
      'Việt Nam và Lào',
    );
    expect(partiesIn('Anh Trần Văn Cường và chị Lê Thị Bình yêu nhau. Hai người cưới năm ngoái.', 'người')?.value).toBe(
      'Anh Trần Văn Cường và chị Lê Thị Bình',
    );
  });

  it.each([
    ['as many are not named', 'Nga và Mỹ đã ký. Hội nghị có ba nước dự.', 'nước', 'Nga'],
    ['another was chosen', 'Nga và Mỹ đã ký. Pháp giúp hai nước.', 'nước', 'Pháp'],
    ['it is no small count', 'Nga và Mỹ đã ký. Hai nước có 20 hiệp định.', 'hiệp định', 'Nga'],
    [
      'people are no countries',
      'Ông Nguyễn Văn An và ông Lê Văn Bình gặp nhau. Quan hệ hai nước tốt.',
      'nước',
      undefined,
    ],
    ['they were named long before', 'Anh An và chị Bình đến. Trời mưa. Đường trơn. Hai người ngã.', 'người', undefined],
    ['nothing binds the last to the others', 'Nga, Mỹ đã ký. Quan hệ hai nước tốt.', 'nước', 'Nga'],
  ])('are not told where %s', (_, text, object, subject) => {
    expect(partiesIn(text, object, subject)).toBeNull();
  });
});
