import type { Cases } from '../rule.js';

export const cases: Cases = {
  yes: [
    ['Thứ Bảy, 10/10/2020, 07:15 [GMT+7]', { value: '07:15', text: '07:15' }],
    ['20:15, Thứ Tư, 18/01/2017', { value: '20:15' }],
    ['Vào hồi 05h45, xe khách lao xuống vực', { value: '05:45' }],
    ['15h10 ngày 12.8', { value: '15:10' }],
    ['Khoảng 8h, đám cháy bùng lên', { value: '08:00' }],
    ['16 giờ 20 phút ngày 5-11', { value: '16:20' }],
    ['Lúc 17 giờ, mưa tạnh', { value: '17:00' }],
    ['Khoảng 7 giờ sáng', { value: '07:00' }],
    ['23 giờ 30 tối qua', { value: '23:30' }],
    ['9g sáng nay', { value: '09:00' }],
    ['Hồi 4 giờ ngày 6/8, tâm bão ở đảo', { value: '04:00' }],
    ['Lúc 0h, tàu rời ga', { value: '00:00' }],
    ["Chương trình phát lúc 19h45'", { value: '19:45' }],
    ['Tới 22h15 mới xong', { value: '22:15' }],
    ['13 giờ chiều cùng ngày', { value: '13:00' }],
    ['Lúc 6 giờ 5 phút', { value: '06:05' }],
  ],
  no: [
    ['Xe chạy 60 km/h', 'a speed'],
    ['Cuộc họp dài 3 giờ', 'a length of time'],
    ['Trong 24 giờ tới', 'a length of time'],
    ['Sau 2 giờ dập lửa', 'a length of time'],
    ['Tỷ lệ bản đồ 1:500', 'a scale'],
    ['Nặng 200g', 'a mass'],
    ['Mưa 60 mm/24 giờ', 'a denominator'],
    ['Làm việc 8 giờ/ngày', 'a length of time'],
    ['Chờ 45 phút', 'a length of time'],
    ['Trực 24/24 giờ', 'round the clock'],
  ],
};
