/** The forty agencies that every synthetic county has, and how busy each usually is. */
import type { SectorKey } from '@gongkai/schema/metrics'

export interface Department {
  readonly sector: SectorKey
  /** What follows the county’s name. */
  readonly name: string
  /** Medians of a year: decisions, items of information, requests, fees in 万元. */
  readonly permits: number
  readonly penalties: number
  readonly volume: number
  readonly requests: number
  readonly fees: number
  /** What its narrative speaks of. */
  readonly topics: readonly string[]
}

const department = (
  sector: SectorKey,
  name: string,
  [permits, penalties, volume, requests, fees]: readonly [number, number, number, number, number],
  ...topics: string[]
): Department => ({ sector, name, permits, penalties, volume, requests, fees, topics })

export const DEPARTMENTS: readonly Department[] = [
  department(
    'government',
    '人民政府',
    [900, 400, 9000, 60, 300],
    '重大建设项目',
    '民生实事',
    '财政预算决算',
    '营商环境',
  ),
  department(
    'health',
    '卫生健康委员会',
    [700, 60, 260, 5, 0],
    '疾病预防',
    '基本公共卫生服务',
    '医疗机构设置',
    '老年健康',
  ),
  department('education', '教育局', [40, 2, 320, 6, 20], '义务教育招生', '校外培训治理', '教师招聘', '学生资助'),
  department('public_security', '公安局', [2400, 1500, 400, 12, 60], '户籍管理', '交通安全', '反诈宣传', '出入境服务'),
  department('finance', '财政局', [8, 1, 380, 5, 0], '预算公开', '惠民补贴', '政府采购', '债务管理'),
  department('civil_affairs', '民政局', [60, 1, 240, 4, 0], '社会救助', '养老服务', '殡葬管理', '社会组织登记'),
  department('justice', '司法局', [12, 2, 160, 4, 0], '法律援助', '人民调解', '行政复议', '普法宣传'),
  department(
    'human_resources',
    '人力资源和社会保障局',
    [90, 8, 420, 9, 0],
    '就业创业',
    '社会保险',
    '劳动维权',
    '职业技能培训',
  ),
  department(
    'natural_resources',
    '自然资源局',
    [380, 40, 520, 38, 900],
    '土地征收',
    '不动产登记',
    '规划许可',
    '矿产资源',
  ),
  department(
    'ecology_environment',
    '生态环境局',
    [120, 55, 460, 9, 0],
    '环评审批',
    '空气质量',
    '水污染防治',
    '固体废物',
  ),
  department(
    'housing',
    '住房和城乡建设局',
    [420, 25, 380, 30, 260],
    '房屋征收',
    '保障性住房',
    '建筑市场',
    '老旧小区改造',
  ),
  department('housing_fund', '住房公积金管理中心', [1, 0, 110, 1, 0], '缴存管理', '提取业务', '贷款发放', '服务网点'),
  department('transport', '交通运输局', [640, 320, 280, 6, 10], '农村公路', '运输执法', '公交线路', '超限治理'),
  department('water', '水利局', [45, 12, 180, 4, 15], '河湖长制', '防汛抗旱', '农村饮水', '水土保持'),
  department('agriculture', '农业农村局', [160, 30, 340, 7, 6], '高标准农田', '惠农补贴', '农产品质量', '动物防疫'),
  department('commerce', '商务局', [25, 2, 150, 2, 0], '外贸促进', '消费促进', '电子商务', '成品油市场'),
  department('culture_tourism', '文化和旅游局', [55, 10, 300, 3, 0], '文化惠民', '景区管理', '文物保护', '演出审批'),
  department('emergency', '应急管理局', [80, 45, 260, 4, 0], '安全生产', '防灾减灾', '危化品监管', '应急演练'),
  department('audit', '审计局', [0, 0, 70, 1, 0], '审计结果', '整改情况', '经济责任审计', '内部审计'),
  department(
    'market_regulation',
    '市场监督管理局',
    [5200, 380, 620, 14, 30],
    '食品安全',
    '企业登记',
    '价格监管',
    '特种设备',
  ),
  department('statistics', '统计局', [0, 3, 130, 1, 0], '统计公报', '经济普查', '统计执法', '数据发布'),
  department('veterans', '退役军人事务局', [0, 0, 120, 1, 0], '优待抚恤', '就业安置', '双拥共建', '烈士褒扬'),
  department('medical_security', '医疗保障局', [2, 20, 170, 2, 0], '医保待遇', '基金监管', '药品采购', '异地就医'),
  department(
    'development_reform',
    '发展和改革委员会',
    [85, 1, 310, 7, 0],
    '项目审批',
    '价格调控',
    '粮食储备',
    '营商环境',
  ),
  department('industry', '工业和信息化局', [3, 1, 140, 2, 0], '技术改造', '中小企业', '节能降耗', '产业集群'),
  department('science_technology', '科学技术局', [1, 0, 110, 1, 0], '科技项目', '高新企业', '成果转化', '科普活动'),
  department('ethnic_religious', '民族宗教事务局', [4, 0, 80, 1, 0], '民族团结', '场所管理', '法规宣传', '帮扶项目'),
  department('sports', '体育局', [6, 0, 90, 1, 0], '全民健身', '体育设施', '赛事活动', '青少年训练'),
  department('forestry', '林业局', [140, 14, 150, 3, 40], '森林防火', '林地审批', '国土绿化', '古树名木'),
  department('urban_management', '城市管理局', [210, 460, 230, 8, 12], '市容环境', '违建治理', '垃圾分类', '户外广告'),
  department('taxation', '税务局', [300, 210, 260, 3, 0], '减税降费', '纳税服务', '欠税公告', '发票管理'),
  department('meteorology', '气象局', [9, 2, 70, 0, 0], '预报预警', '防雷监管', '人工影响天气', '气象科普'),
  department('earthquake', '地震局', [0, 0, 40, 0, 0], '抗震设防', '监测预报', '应急避险', '科普宣传'),
  department('radio_television', '广播电视局', [5, 1, 90, 0, 0], '安全播出', '公益广告', '网络视听', '应急广播'),
  department('foreign_affairs', '外事办公室', [0, 0, 50, 0, 0], '对外交往', '因公出访', '涉外管理', '友城往来'),
  department(
    'state_assets',
    '国有资产监督管理局',
    [0, 0, 80, 1, 0],
    '国企改革',
    '产权交易',
    '企业负责人薪酬',
    '资产监管',
  ),
  department('petitions', '信访局', [0, 0, 60, 2, 0], '来信来访', '矛盾化解', '网上信访', '领导接访'),
  department(
    'government_services',
    '政务服务和大数据管理局',
    [120, 0, 280, 3, 0],
    '一网通办',
    '热线办理',
    '数据共享',
    '帮办代办',
  ),
  department('rural_revitalization', '乡村振兴局', [0, 0, 140, 2, 0], '防返贫监测', '衔接资金', '人居环境', '产业帮扶'),
  department('grain', '粮食和物资储备局', [6, 4, 70, 0, 0], '粮食收购', '储备管理', '应急保供', '质量检测'),
]
