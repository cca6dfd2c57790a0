/** The sentences that synthetic narratives are put together from. `{topic}` and the like are filled in. */

/** One of each list is said, with another topic each time, so that two narratives are no more alike than real ones. */
export const PARAGRAPHS: readonly (readonly string[])[] = [
  [
    '围绕{topic}和{topic2}，{we}梳理公开事项，逐项明确责任科室、公开时限和发布渠道，{result}。',
    '{we}把{topic}作为重点，{manner}发布政策文件、办事流程和监督结果，并对{topic2}作了图文解读，{result}。',
    '在{topic}领域推行清单管理，{manner}更新目录，{topic2}信息做到随产生随公开，{result}。',
    '{we}组织{n}次专题会议研究{topic}信息公开，{manner}回应群众关于{topic2}的提问，{result}。',
    '结合{topic}年度任务，{we}在门户网站开设专栏，{manner}公布{topic2}的进展和资金安排，{result}。',
    '以{topic}为切入点，{we}修订公开指南{n}处，补充{topic2}的依据、条件和联系方式，{result}。',
    '{we}将{topic}纳入年度公开要点，{manner}通过新闻发布、现场宣讲和入户发放等方式公开{topic2}信息，{result}。',
    '针对{topic}中群众反映集中的问题，{we}{manner}公布答复口径和典型案例，同步公开{topic2}数据，{result}。',
  ],
  [
    '依申请公开方面，{we}完善受理登记、审查会商、答复送达和归档全流程，{manner}提高答复质量，涉及{topic}的申请均与申请人当面沟通。',
    '{we}安排{n}名专人接收申请，{manner}开展合法性审核，对{topic}类复杂申请实行集体讨论，{result}。',
    '对涉及{topic2}的申请，{we}建立部门会商机制，{manner}统一答复标准，并编印答复文书范本{n}份。',
    '{we}畅通当面、信函和网络三种申请渠道，{manner}提示办理进度，{topic}方面的申请办理时间较上年缩短。',
    '申请办理坚持先沟通后答复，{we}{manner}引导申请人明确所需{topic}信息，避免重复申请，{result}。',
    '{we}复盘全年申请办理情况，{manner}归纳{topic}与{topic2}两类高频问题，转为主动公开内容{n}项。',
  ],
  [
    '信息管理方面，{we}严格执行发布前审查，{manner}核对{topic}信息的来源和密级，{result}。',
    '{we}对历史信息开展清理，{manner}标注{topic}文件的效力状态，归并重复栏目{n}个，{result}。',
    '{we}建立信息台账，{manner}记录{topic2}信息的产生、审核、发布和更新，做到可查可溯，{result}。',
    '{we}开展隐私信息排查{n}轮，{manner}处理{topic}公示中的个人信息，{result}。',
    '围绕{topic}和{topic2}的文件，{we}{manner}同步起草解读材料，政策与解读互相链接，{result}。',
    '{we}规范文件格式和命名，{manner}提供{topic}信息的检索与下载服务，{result}。',
  ],
  [
    '平台建设方面，{we}优化网站导航和移动端页面，{manner}整合{topic}查询入口，{result}。',
    '{we}加强政务新媒体管理，{manner}更新{topic}与{topic2}内容，关停长期不更新的账号{n}个。',
    '在办事大厅设置查阅点{n}处，{we}{manner}摆放{topic}办事指南，方便老年群众查阅，{result}。',
    '{we}推动公开平台与业务系统衔接，{manner}自动归集{topic2}结果信息，{result}。',
    '{we}设立意见征集专栏，围绕{topic}征集意见{n}条，{manner}公布采纳情况，{result}。',
    '{we}建设{topic}主题页面，{manner}集中展示政策、数据和案例，年内改版{n}次，{result}。',
  ],
  [
    '监督保障方面，{we}将公开工作列入科室考核，{manner}通报{topic}信息更新情况，{result}。',
    '{we}举办业务培训{n}期，{manner}讲解申请答复和{topic}信息审核要点，{result}。',
    '{we}邀请代表和群众评议{topic}公开效果，{manner}整改发现的问题{n}个，{result}。',
    '{we}每季度自查{topic2}栏目，{manner}提醒超期未更新的科室，全年无责任追究情形。',
    '主要负责人听取公开工作汇报{n}次，{we}{manner}协调解决{topic}公开中的困难，{result}。',
    '{we}修订考评办法，{manner}把{topic}与{topic2}公开质量作为加分事项，{result}。',
  ],
]

export const PROBLEMS: readonly string[] = [
  '问题：{topic}信息的解读偏少，形式单一。改进：{we}将{manner}增加图表和短视频，并请业务科室参与撰写。',
  '问题：基层人员更换较多，对{topic}公开标准掌握不够。改进：{we}将{manner}组织跟班学习和案例讲评{n}次。',
  '问题：{topic2}数据更新不够及时，部分栏目内容偏旧。改进：{we}将{manner}核对更新周期，落实到人。',
  '问题：主动公开与群众需求结合不紧，{topic}方面的来电仍然较多。改进：{we}将{manner}分析来电，转为公开内容。',
  '问题：申请答复文书质量参差，{topic2}类答复说理不足。改进：{we}将{manner}开展文书评查，公布优秀范例。',
  '问题：平台检索不便，{topic}文件查找耗时。改进：{we}将{manner}完善分类标签和全文检索。',
]

export const WE = ['我单位', '本机关', '我局', '本单位', '我们']
export const MANNERS = [
  '逐月',
  '按季度',
  '分批次',
  '会同有关部门',
  '依托网格',
  '结合主题活动',
  '对照清单',
  '按照职责分工',
  '利用数据分析',
  '借助第三方评估',
  '面向重点人群',
  '通过轮值方式',
  '采取上下联动',
  '运用台账管理',
  '联合乡镇街道',
  '委托专业机构',
]
export const RESULTS = [
  '群众知晓率有所提高',
  '相关咨询量比上年下降',
  '得到服务对象认可',
  '信息差错明显减少',
  '栏目访问量稳步上升',
  '形成了可复制的做法',
  '办事群众少跑了腿',
  '监督渠道更加畅通',
  '材料报送时间缩短',
  '全年未发生泄密事件',
  '经验在全系统交流',
  '评议结果较为满意',
]

/** Words that every sentence may say otherwise, so that two agencies seldom put eight letters in one order. */
export const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  公开: ['公开', '公布', '发布', '公示', '展示'],
  信息: ['信息', '内容', '事项', '资料', '材料'],
  群众: ['群众', '居民', '市民', '企业', '办事人', '服务对象'],
  申请: ['申请', '来函', '申请件', '诉求'],
  更新: ['更新', '完善', '充实', '调整', '补充'],
  答复: ['答复', '回复', '回应', '反馈'],
  科室: ['科室', '股室', '处室', '部门', '责任人'],
  专栏: ['专栏', '栏目', '专题', '版块'],
  组织: ['组织', '开展', '安排', '部署'],
  审查: ['审查', '审核', '把关', '核验'],
  文件: ['文件', '文本', '通知', '方案'],
  办理: ['办理', '处理', '受理', '承办'],
  平台: ['平台', '网站', '门户', '窗口'],
  工作: ['工作', '任务', '业务', '职责'],
  规范: ['规范', '严格', '健全', '细化'],
  问题: ['问题', '不足', '短板', '薄弱环节'],
  解读: ['解读', '说明', '解释', '阐释'],
  发布: ['发布', '推送', '刊登', '上传'],
  数据: ['数据', '指标', '数字', '统计'],
  重点: ['重点', '要点', '关键', '主线'],
}

/** How the year’s whole is stated; the reader knows each of them. */
export const VOLUMES: readonly string[] = [
  '{year}年，本机关主动公开政府信息{volume}条。',
  '全年主动公开政府信息{volume}条。',
  '{year}年度共主动公开政府信息{volume}条。',
]
export const REQUESTS_RECEIVED = '{year}年，共收到政府信息公开申请{n}件。'
export const NO_REQUESTS = '{year}年，未收到政府信息公开申请。'
export const DECISIONS = '全年办理行政许可{permits}件，作出行政处罚{penalties}件。'
export const PERIOD = '本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。'
export const FEES = '{year}年，本机关未收取信息处理费。'
/** What every synthetic document says of itself. */
export const NOTICE = '（本文件为程序生成的示例，机关和数字均属虚构。）'

/** The table of the years before the form. */
export const STATISTICS = ['附表 政府信息公开情况统计表', '统计指标\t单位\t统计数', '主动公开情况\t\t']
export const STATISTICS_VOLUME = '（一）主动公开政府信息数\t条\t{volume}'
export const STATISTICS_REQUESTS = '收到申请数\t件\t{n}'
