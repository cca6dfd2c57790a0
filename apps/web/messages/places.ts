/** What Chinese names of divisions end in, and names that English has otherwise than pinyin does. */

const PEOPLES =
  '回族|满族|蒙古族?|苗族|土家族|布依族|侗族|瑶族|壮族|彝族|藏族|羌族|白族|傣族|景颇族|傈僳族|哈尼族|朝鲜族|维吾尔族?|哈萨克族?|柯尔克孜族?|塔吉克族?|黎族|畲族|仡佬族|水族|达斡尔族|鄂温克族|锡伯族?|东乡族|保安族|撒拉族|裕固族|土族|佤族|拉祜族|独龙族|怒族|普米族|纳西族|毛南族|仫佬族|布朗族|各族'

/** The kind of a division, with the peoples whose autonomy it has; nobody says names of one character without it. */
export const DIVISION_ENDING = new RegExp(
  `(?<=..)(?:${PEOPLES})*(?:特别行政区|自治区|自治州|自治县|自治旗|省|市|县|区|旗|地区|盟|林区|特区)$`,
)

export const ESTABLISHED_NAMES: Readonly<Record<string, string>> = {
  陕西: 'Shaanxi',
  内蒙古: 'Inner Mongolia',
  香港: 'Hong Kong',
  澳门: 'Macao',
  哈尔滨: 'Harbin',
  齐齐哈尔: 'Qiqihar',
  呼和浩特: 'Hohhot',
  鄂尔多斯: 'Ordos',
  呼伦贝尔: 'Hulunbuir',
  巴彦淖尔: 'Bayannur',
  乌兰察布: 'Ulanqab',
  乌鲁木齐: 'Ürümqi',
  克拉玛依: 'Karamay',
  吐鲁番: 'Turpan',
  喀什: 'Kashgar',
  拉萨: 'Lhasa',
  日喀则: 'Shigatse',
}
