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

/** Whose the last figure is, where nobody was chosen. */
function partiesIn(text: string) {
  const scene = sceneIn(text);
  const figure = scene.figures.at(-1)!;
  const filling = partiesOf(scene, { figure, look: lookOf(figure), chances: {} });
  return filling && { value: filling.value, inherited: filling.inherited };
}

describe('parties that are counted together', () => {
  it.each([
    ['Nga và Mỹ đã ký hiệp định. Thương mại giữa hai nước tăng mạnh.', 'Nga và Mỹ', 'previous sentence'],
    ['Nga và Mỹ đã ký hiệp định. Trời mưa. Thương mại giữa hai nước tăng mạnh.', 'Nga và Mỹ', 'previous sentence'],
    [
      'Anh Trần Văn Cường và chị Lê Thị Bình cưới nhau, cả hai người đều vui.',
      'Anh Trần Văn Cường và chị Lê Thị Bình',
      undefined,
    ],
    [
      'Mưa làm ngập nhà ông Nguyễn Văn An, bà Lê Thị Bình và anh Trần Văn Cường. Cả ba người thoát nạn.',
      'ông Nguyễn Văn An, bà Lê Thị Bình và anh Trần Văn Cường',
      'previous sentence',
    ],
  ])('are told: %s', (text, value, inherited) => {
    expect(partiesIn(text)).toEqual({ value, inherited });
  });

  it.each([
    ['as many are not named', 'Nga và Mỹ đã ký. Hội nghị có ba nước dự.'],
    ['it is no small count', 'Nga và Mỹ đã ký. Hai nước có 20 hiệp định.'],
    ['something of theirs is counted', 'Anh Trần Văn Cường và chị Lê Thị Bình cưới nhau. Họ mua hai căn hộ.'],
    ['people are no countries', 'Ông Nguyễn Văn An và ông Lê Văn Bình gặp nhau. Quan hệ hai nước tốt.'],
    ['others are told', 'Anh Trần Văn Cường và chị Lê Thị Bình bị thương. Hai người khác thoát nạn.'],
    ['the sentence names its own', 'Nga và Mỹ đã ký. Hàng đi qua hai nước Lào, Campuchia.'],
    ['they were named long before', 'Anh An và chị Bình đến. Trời mưa. Đường trơn. Hai người ngã.'],
    ['nothing binds the last to the others', 'Nga, Mỹ đã ký. Quan hệ hai nước tốt.'],
  ])('are not told where %s', (_, text) => {
    expect(partiesIn(text)).toBeNull();
  });
});
