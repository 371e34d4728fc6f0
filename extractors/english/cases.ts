import type { Kind } from '../../pipeline/model/index.js';
import type { Expected } from '../rule.js';

/** What the only figure of an English sentence must be. */
export type ExpectedEnglish = Expected & { readonly kind: Kind; readonly object?: string; readonly base?: string };

/** Sentences with the only claim that must be read from them, and look-alikes that give none, with what they are. */
export const cases: {
  readonly yes: readonly (readonly [text: string, expected: ExpectedEnglish])[];
  readonly no: readonly (readonly [text: string, what: string])[];
} = {
  yes: [
    [
      'The district has 2,340 poor households.',
      { kind: 'count', value: 2340, text: '2,340', object: 'poor households' },
    ],
    ['It manages 1,204 party members in the highlands.', { kind: 'count', value: 1204, object: 'party members' }],
    ['The dyke protects 45 communes along the river.', { kind: 'count', value: 45, object: 'communes' }],
    ['About 5.6 million people live there.', { kind: 'count', value: 5.6e6, modifier: 'approx', object: 'people' }],
    ['The storm left five people missing.', { kind: 'count', value: 5, text: 'five', object: 'people' }],
    [
      'Twenty-five schools were closed on Monday.',
      { kind: 'count', value: 25, text: 'Twenty-five', object: 'schools' },
    ],
    ['They hired two hundred and fifty workers.', { kind: 'count', value: 250, object: 'workers' }],
    ['More than 12,000 visitors came.', { kind: 'count', value: 12000, modifier: 'over', object: 'visitors' }],
    ['At least 30 houses lost their roofs.', { kind: 'count', value: 30, modifier: 'at_least', object: 'houses' }],
    ['The port serves 1,500 passengers per day.', { kind: 'count', value: 1500, per: 'day', object: 'passengers' }],
    [
      'It attracted 500 newly registered enterprises.',
      { kind: 'count', value: 500, object: 'newly registered enterprises' },
    ],
    ['The programme reached 320 low-income families.', { kind: 'count', value: 320, object: 'low-income families' }],
    ['The hall seats guests of 05 villages.', { kind: 'count', value: 5, object: 'villages' }],
    ['The rate fell to 31.8%.', { kind: 'percentage', value: 31.8, unit: '%', text: '31.8%' }],
    ['Exports rose by 5 percent last year.', { kind: 'percentage', value: 5, unit: '%', text: '5 percent' }],
    ['Some 90 per cent of the farmers agreed.', { kind: 'percentage', value: 90, modifier: 'approx', base: 'farmers' }],
    [
      'It holds nearly 60% of poor households.',
      { kind: 'percentage', value: 60, modifier: 'nearly', base: 'poor households' },
    ],
    ['Tourism makes up 12.5 percent of GDP.', { kind: 'percentage', value: 12.5, base: 'GDP' }],
    ['The share grew by 2.5 percentage points.', { kind: 'percentage', value: 2.5, unit: 'điểm %' }],
    ['Loans cost 6.5 percent per year.', { kind: 'percentage', value: 6.5, per: 'year' }],
    ['Only ten percent of them came back.', { kind: 'percentage', value: 10, text: 'ten percent' }],
    ['The road cost VND1.2 trillion.', { kind: 'money', value: 1.2e12, unit: 'VND', text: 'VND1.2 trillion' }],
    ['They paid VND 12,000 for it.', { kind: 'money', value: 12000, unit: 'VND', text: 'VND 12,000' }],
    [
      'The fund gave 500 million đồng to the school.',
      { kind: 'money', value: 5e8, unit: 'VND', text: '500 million đồng' },
    ],
    ['The budget is VNĐ200 billion.', { kind: 'money', value: 2e11, unit: 'VND' }],
    ['Sales reached US$52 million.', { kind: 'money', value: 5.2e7, unit: 'USD', text: 'US$52 million' }],
    ['A firm invested $3.5 million there.', { kind: 'money', value: 3.5e6, unit: 'USD' }],
    ['It borrowed 8.25 million USD from the bank.', { kind: 'money', value: 8.25e6, unit: 'USD' }],
    ['The donors sent five million dollars.', { kind: 'money', value: 5e6, unit: 'USD', text: 'five million dollars' }],
    ['The grant is worth €5m.', { kind: 'money', value: 5e6, unit: 'EUR', text: '€5m' }],
    ['Farmers sell it for VND25,000/kg.', { kind: 'money', value: 25000, unit: 'VND', per: 'kg', text: 'VND25,000' }],
    ['A worker earns 7 million VND a month.', { kind: 'money', value: 7e6, per: 'month' }],
  ],
  no: [
    ['The plan was approved in 2019.', 'a year'],
    ['In 2020 households received new loans.', 'a year before its subject'],
    ['It covers the 2016-2020 period.', 'years'],
    ['The fair opens on January 5 in the city.', 'a day'],
    ['On January 12 people gathered at the gate.', 'a day before its subject'],
    ['The 12th Congress elected the board.', 'an ordinal'],
    ['The third meeting was held in the hall.', 'an ordinal in words'],
    ['Call 0203 3835 678 for details.', 'a telephone number'],
    ['The train leaves at 8:30 from the station.', 'a time'],
    ['They won the match 2-1 at home.', 'a score'],
    ['The team won 3-0 and 2 - 1 in the cup.', 'scores'],
    ['Article 12 rules apply to all of them.', 'an article of a law'],
    ['Covid 19 patients were sent to the city.', 'a name'],
    ['The A4 sheets and Highway 18 signs are new.', 'names'],
    ['A 12-year-old boy was saved.', 'an age'],
    ['It took five years to build the dam.', 'a duration'],
    ['The road is 12 km long and 5 metres wide.', 'measures'],
    ['They sold 30,000 tonnes of rice.', 'a measure'],
    ['Income is three times higher than before.', 'a multiple'],
    ['The index lost 12 points on Monday.', 'points'],
    ['It met 5/7 criteria of the programme.', 'a ratio'],
    ['Growth of 20 to 30 percent is possible.', 'a range'],
    ['They expect 5-7% in the next year.', 'a range'],
    ['Between 20 and 30 percent of it was lost.', 'a range'],
    ['It paid from $5 to $7 for them.', 'a range'],
    ['There are 1.250 households in the commune.', 'Vietnamese separators'],
    ['The rate was 31,8% and 2,340 families moved.', 'Vietnamese separators beside English ones'],
    ['They own 5 million Australian dollars.', 'a currency that is not read'],
    ['It cost HK$500 or A$90 at most.', 'currencies that are not read'],
    ['Each family received VND5 million each.', 'a rate without a denominator'],
    ['One of them came back with the others.', 'a pronoun'],
    ['The Three Gorges Dam is the largest of all.', 'a name'],
    ['The 500-seat theatre was built by the state.', 'a property'],
    ['There are 500 in the hall.', 'nothing that is counted'],
  ],
};
