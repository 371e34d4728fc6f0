/** Countries, states and parts of the world that are named once in a thousand articles or less. Value as the press writes it. */
const LANDS =
  'Bahrain|Oman|Mali|Congo|Rwanda|Burundi|Zambia|Zimbabwe|Mozambique|Malawi|Namibia|Botswana|Madagascar|Mauritius|Gabon|Benin|Togo|' +
  'Liberia|Sierra Leone|Guinea|Gambia|Burkina Faso|Bờ Biển Ngà|Eritrea|Djibouti|Costa Rica|Nicaragua|Haiti|Jamaica|Bahamas|Puerto Rico|Guyana|' +
  'Suriname|Luxembourg|Liechtenstein|Vatican|Malta|Albania|Macedonia|Montenegro|Bosnia|Kosovo|Moldova|Gruzia|Azerbaijan|Turkmenistan|' +
  'Tajikistan|Kyrgyzstan|Maldives|Bhutan|Đông Timor|Timor Leste|Papua New Guinea|Fiji|Vanuatu|Greenland|Jordan|xứ Wales|Liên Xô|Síp|' +
  'Cộng hòa Czech|Ma Cao|Macau|Mauritania|Niger|Trung Phi|Cộng hòa Trung Phi|Cộng hòa Dominica|' +
  'Bắc Mỹ|Nam Mỹ|Mỹ Latinh|Mỹ La tinh|Mỹ Latin|châu Mỹ|châu Đại Dương|Tây Âu|Đông Âu|Bắc Âu|Nam Âu|Trung Á|Nam Á|Đông Bắc Á|Tây Á|Bắc Phi|Tây Phi|Đông Phi|' +
  'Thái Bình Dương|Ấn Độ Dương|Đại Tây Dương|Địa Trung Hải|Bắc Cực|Nam Cực|Caribe|Caribbean|Baltic|Balkan|bán đảo Triều Tiên|bán đảo Ả Rập|vùng Vịnh|' +
  'Litva|Andorra|San Marino|Barbados|Seychelles|Micronesia|Tonga|Samoa|Đông Á|Viễn Đông|Biển Đen';

/** States, provinces and islands of other countries. */
const PARTS =
  'California|Florida|Texas|Hawaii|Alaska|Arizona|Ohio|Virginia|Maryland|Michigan|Illinois|Pennsylvania|Minnesota|New Jersey|Oregon|Nevada|Colorado|' +
  'Utah|Massachusetts|Louisiana|Alabama|Tennessee|Kentucky|Missouri|Wisconsin|Oklahoma|Kansas|Nebraska|Iowa|Indiana|Connecticut|Nam Carolina|Bắc Carolina|' +
  'New Mexico|Arkansas|Mississippi|Wyoming|Idaho|Georgia|New Hampshire|Rhode Island|Ontario|Quebec|British Columbia|Alberta|Queensland|New South Wales|Tasmania|' +
  'Quảng Đông|Tứ Xuyên|Vân Nam|Hồ Nam|Hồ Bắc|Tân Cương|Tây Tạng|Nội Mông|Phúc Kiến|Chiết Giang|Giang Tô|Liêu Ninh|Hắc Long Giang|Thiểm Tây|Quảng Tây|Hải Nam|Cam Túc|' +
  'Okinawa|Hokkaido|Gangwon|Jeju|Guam|Mindanao|Basilan|Bali|Sumatra|Selangor|Sabah|Johor|Penang|Crimea|Donbass|Siberia|Sicily|Catalonia|Sinai|Bờ Tây|dải Gaza|Senkaku|Kashmir|Sahara|Scandinavia|Guangdong|' +
  'Quý Châu|Cát Lâm|Montana|Vermont|Delaware|Tây Virginia|Nam Dakota|Bắc Dakota|Nova Scotia|Chechnya|Dagestan|Abkhazia|Kamchatka|Sakhalin|Nam Kuril|Uttar Pradesh|Kerala|Gujarat|Punjab|Rakhine|' +
  'Ibiza|Mallorca|Phuket|Sulawesi|Luzon|Long Island|Thung lũng Silicon';

/** Cities of other countries; none whose name is mostly that of a club (`Barcelona`, `Liverpool`) or of a person. */
const CITIES =
  'London|Washington|Washington DC|Washington D.C|New York|Bắc Kinh|Paris|Tokyo|Seoul|Moscow|Moskva|Matxcơva|Bình Nhưỡng|Bangkok|Phnom Penh|Vientiane|Viêng Chăn|Yangon|Naypyidaw|Kuala Lumpur|Jakarta|Manila|' +
  'Brussels|Berlin|Madrid|Rome|Lisbon|Vienna|Athens|Warsaw|Praha|Prague|Budapest|Bucharest|Belgrade|Kiev|Minsk|Stockholm|Oslo|Copenhagen|Helsinki|Dublin|Geneva|Zurich|' +
  'Amsterdam|La Hay|Rotterdam|Antwerp|Hamburg|Munich|Frankfurt|Cologne|Turin|Naples|Venice|Florence|Manchester|Birmingham|Edinburgh|Glasgow|Cardiff|Marseille|Istanbul|Ankara|Damascus|Aleppo|Raqqa|' +
  'Palmyra|Deir Ezzor|Idlib|Mosul|Baghdad|Tehran|Riyadh|Doha|Dubai|Abu Dhabi|Kabul|Islamabad|Karachi|Lahore|New Delhi|Mumbai|Kolkata|Dhaka|Kathmandu|Colombo|Cairo|Alexandria|Tripoli|Nairobi|Lagos|Johannesburg|' +
  'Jerusalem|Tel Aviv|Beirut|Sanaa|Astana|Baku|Tbilisi|Marawi|Davao|Cebu|Boracay|Đài Bắc|Cao Hùng|Thượng Hải|Quảng Châu|Thâm Quyến|Thành Đô|Hàng Châu|Vũ Hán|Nam Kinh|Thiên Tân|Côn Minh|Đại Liên|Cáp Nhĩ Tân|Thanh Đảo|Tế Nam|' +
  'Osaka|Kyoto|Hiroshima|Nagasaki|Fukushima|Nagoya|Yokohama|Fukuoka|Busan|Incheon|Cheonan|Honolulu|Los Angeles|San Francisco|San Diego|Las Vegas|Seattle|Boston|Chicago|Miami|Houston|Dallas|Atlanta|' +
  'Philadelphia|Detroit|Orlando|New Orleans|Manhattan|Brooklyn|Hollywood|Toronto|Montreal|Vancouver|Ottawa|Sydney|Melbourne|Brisbane|Perth|Canberra|Auckland|Rio de Janeiro|Sao Paulo|Brasilia|Buenos Aires|Bogota|Caracas|Havana|La Habana|Mexico City|' +
  'Sochi|Saint Petersburg|St Petersburg|Vladivostok|Kaliningrad|Sevastopol|Donetsk|Lugansk|' +
  'Cannes|Dresden|Salzburg|Belfast|Tallinn|Riga|Vilnius|Skopje|Zagreb|Reykjavik|Grozny|Mecca|Jeddah|Daraa|Homs|Latakia|Tartus|Erbil|Basra|Kandahar|Quetta|Haifa|Mogadishu|Benghazi|Sirte|Algiers|Kinshasa|Pretoria|Cape Town|' +
  'Chennai|Bangalore|Hyderabad|Mandalay|Chiang Mai|Pattaya|Siem Reap|Sihanoukville|Luang Prabang|Savannakhet|Bandung|Hạ Môn|Phúc Châu|Trịnh Châu|Chu Hải|Sapporo|Daegu|Daejeon|Gwangju|Ulsan|Jeonju|Pyeongchang|' +
  'San Jose|San Antonio|Sacramento|Beverly Hills|Malibu|Portland|Denver|Tampa|Cincinnati|Cleveland|Pittsburgh|Baltimore|Milwaukee|Minneapolis|Nashville|Charlottesville|Winnipeg|Cancun|Acapulco|Tijuana|Lima|Quito';

/** What lies within another country, in lower case. */
export const PARTS_ABROAD: ReadonlySet<string> = new Set(`${PARTS}|${CITIES}`.toLowerCase().split('|'));

/** Names in lower case, with the name as it is written. They may be part of a longer one: `New York Times`, `Michael Jordan`. */
export const ABROAD: ReadonlyMap<string, string> = new Map(
  [LANDS, PARTS, CITIES].flatMap((names) => names.split('|')).map((name) => [name.toLowerCase(), name]),
);
