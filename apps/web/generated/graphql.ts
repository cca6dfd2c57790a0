/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Which agencies to look at. Everything stated must hold. An empty list matches no agency, but for “and”, which then demands nothing; leave a field out to not restrict by it. With all within it a filter has at most 100 parts, 20 words and 1000 ids. */
export type AgencyFilter = {
  /** All of these must hold too. */
  and?: Array<AgencyFilter> | null | undefined;
  /** Only the agencies with these ids. */
  ids?: Array<string> | null | undefined;
  /** Only agencies of these levels. */
  levels?: Array<Level> | null | undefined;
  /** This must not hold. */
  not?: AgencyFilter | null | undefined;
  /** At least one of these must hold too. */
  or?: Array<AgencyFilter> | null | undefined;
  /** A division code of two, four or six digits, such as “410300”; everything below it is included. One that there is not is refused. */
  region?: string | null | undefined;
  /** Only agencies of these sectors. */
  sectors?: Array<Sector> | null | undefined;
  /** Words, separated by spaces, that must all speak of the agency. A word is part of the name, or of its pinyin in full or by initials, or the beginning of a division code, or what such agencies are called for short, as 卫健委 or wjw. */
  text?: string | null | undefined;
};

/** What a disclosure volume rests on. */
export type Basis =
  /** total stated by the report (报告自述总数) */
  | 'STATED_TOTAL'
  /** sum of disjoint channels (各渠道之和) */
  | 'SUM_OF_CHANNELS';

/** Why another version of a report counts. */
export type ChangeKind =
  /** The agency’s first report of the year. */
  | 'FIRST'
  /** The same document was read again, by a newer parser or for another region. */
  | 'REREAD'
  /** Another document takes the place of the one that counted. */
  | 'RESTATED'
  /** Nothing counts any more: the document was refused, or found to be another agency’s. */
  | 'WITHDRAWN';

/** Where information was disclosed. */
export type Channel =
  /** other channels (其他渠道) */
  | 'OTHER'
  /** website (政府网站) */
  | 'WEBSITE'
  /** WeChat (微信) */
  | 'WECHAT'
  /** Weibo (微博) */
  | 'WEIBO';

/** How a rule ended on a report. */
export type CheckStatus =
  /** The rule is broken; a finding says where. */
  | 'FAIL'
  /** Too little could be read to tell. */
  | 'NOT_ASSESSABLE'
  /** The rule holds. */
  | 'PASS';

/** What a count in the narrative counts. */
export type CountKind =
  /** a part of one already counted (其中一类) */
  | 'CATEGORY'
  /** one channel (单一渠道) */
  | 'CHANNEL'
  /** cumulative since the beginning (历年累计) */
  | 'CUMULATIVE'
  /** total of the year (本年总数) */
  | 'TOTAL';

/** Whether a cell holds a number or, where it does not, the reason. Only NUMBER has a value; no other state is zero. */
export type FactState =
  /** blank (空白) */
  | 'BLANK'
  /** missing (缺失) */
  | 'MISSING'
  /** not on this form (当年表格无此项) */
  | 'NOT_ON_FORM'
  /** number (有数值) */
  | 'NUMBER'
  /** unreadable (无法确认) */
  | 'UNREADABLE';

/** Whether an agency has a figure of a year or, where it does not, the reason. Only NUMBER has a value; no other state is zero. */
export type FigureState =
  /** blank (空白) */
  | 'BLANK'
  /** missing (缺失) */
  | 'MISSING'
  /** no report seen (未见报告) */
  | 'NOT_FILED'
  /** not on this form (当年表格无此项) */
  | 'NOT_ON_FORM'
  /** number (有数值) */
  | 'NUMBER'
  /** unreadable (无法确认) */
  | 'UNREADABLE';

/** The rule a finding comes from. */
export type FindingCode =
  /** Items of the year before differ from that year’s report (上一年项目数量与上一年度报告不符) */
  | 'CARRYOVER_ITEMS'
  /** Requests carried in differ from those carried over by the year before (上年结转数与上一年度报告的结转下年度数不符) */
  | 'CARRYOVER_REQUESTS'
  /** A cell is blank (单元格空白) */
  | 'CELL_BLANK'
  /** A count is not a whole number (件数不是整数) */
  | 'CELL_FRACTION'
  /** A count is negative (数量为负数) */
  | 'CELL_NEGATIVE'
  /** A cell cannot be read with certainty (单元格无法确认) */
  | 'CELL_UNREADABLE'
  /** Tables of both editions of the form are mixed (新旧表格混用) */
  | 'FORM_MIXED'
  /** The agency or its region is not certain (无法确定机关或其所在地区) */
  | 'IDENTITY_AMBIGUOUS'
  /** The agency’s name was completed from the text (机关名称由正文补全) */
  | 'IDENTITY_COMPLETED'
  /** A figure in the text contradicts the table (正文数字与表格数字矛盾) */
  | 'NARRATIVE_CONTRADICTS_TABLE'
  /** The parts named in the text exceed their total (正文中分项之和大于总数) */
  | 'NARRATIVE_PARTS_EXCEED_TOTAL'
  /** The text speaks of another year than the report’s (正文年份与报告年份不符) */
  | 'NARRATIVE_YEAR_MISMATCH'
  /** An unusual change from the year before (与上年相比变化异常) */
  | 'OUTLIER_YEAR_ON_YEAR'
  /** Published after the statutory date (公布时间晚于法定期限) */
  | 'REPORT_LATE'
  /** Documents in force differ from last year’s stock plus issued minus repealed (现行有效件数与上年数、本年制发和废止数不符) */
  | 'STOCK_IN_FORCE'
  /** The numbering of the headings has a gap (标题序号不连续) */
  | 'STRUCTURE_NUMBERING'
  /** A section of the form is missing (缺少法定部分) */
  | 'STRUCTURE_SECTION_MISSING'
  /** A table of the form is missing or cannot be read (缺少表格或表格无法读取) */
  | 'STRUCTURE_TABLE_MISSING'
  /** The applicants do not add up to the total of the row (各类申请人之和不等于该行总计) */
  | 'SUM_APPLICANTS'
  /** Items one and two do not equal the total of item three and item four (第一项加第二项不等于第三项总计加第四项) */
  | 'SUM_BALANCE'
  /** The result rows do not add up to the total (七) (办理结果各行之和不等于（七）总计) */
  | 'SUM_OUTCOMES'
  /** Reconsideration or litigation results do not add up to their total (复议或诉讼各项之和不等于总计) */
  | 'SUM_REVIEWS'
  /** The text repeats another report (正文与其他报告雷同) */
  | 'TEXT_DUPLICATE'
  /** Fragments of a foreign language stand in the text (正文夹杂外文片段) */
  | 'TEXT_FOREIGN_FRAGMENT'
  /** An amount has no printed unit (金额未标明单位) */
  | 'UNIT_UNKNOWN';

/** An order of findings. */
export type FindingOrder =
  /** Errors first, then warnings, then notes; of equal ones those that became known last. */
  | 'GRAVEST'
  /** Those that became known last first. */
  | 'NEWEST';

/** The edition of the national form a report is printed on. */
export type Form =
  /** 2019 form (Guo Ban Gong Kai Ban Han [2019] No. 60) (2019年版（国办公开办函〔2019〕60号）) */
  | 'FORM_2019'
  /** 2021 form (Guo Ban Gong Kai Ban Han [2021] No. 30) (2021年版（国办公开办函〔2021〕30号）) */
  | 'FORM_2021'
  /** mixed forms (新旧表格混用) */
  | 'MIXED'
  /** statistics table from before 2019 (2019年以前的统计表) */
  | 'PRE2019';

/** Why a year cannot be compared with the one before it. */
export type FormBreakReason =
  /** The form of one of the years does not have the figure. */
  | 'NOT_ON_FORM'
  /** One of the years has no number. */
  | 'NO_NUMBER';

/** The level of government an agency or division belongs to. */
export type Level =
  /** County (县级) */
  | 'COUNTY'
  /** Prefecture (市级) */
  | 'PREFECTURE'
  /** Province (省级) */
  | 'PROVINCE'
  /** Township (乡级) */
  | 'TOWNSHIP';

/** A figure of the report, by its permanent key: “permits.decisions” is PERMITS_DECISIONS. */
export type Metric =
  /** Coercive measures: decisions taken this year (行政强制 · 处理决定数量) */
  | 'COERCIVE_MEASURES_DECISIONS'
  /** Coercive measures: items added or removed this year (行政强制 · 本年增/减) */
  | 'COERCIVE_MEASURES_ITEMS_CHANGE'
  /** Coercive measures: items of the year before (行政强制 · 上一年项目数量) */
  | 'COERCIVE_MEASURES_ITEMS_PREVIOUS'
  /** Disclosed since the beginning (历年累计公开数量) */
  | 'DISCLOSURE_CUMULATIVE'
  /** Disclosed through other channels (其他渠道公开数量) */
  | 'DISCLOSURE_OTHER_CHANNELS'
  /** Disclosure volume (主动公开信息数量) */
  | 'DISCLOSURE_VOLUME'
  /** Disclosed on websites (网站公开数量) */
  | 'DISCLOSURE_WEBSITE'
  /** Disclosed on WeChat (微信公开数量) */
  | 'DISCLOSURE_WECHAT'
  /** Disclosed on Weibo (微博公开数量) */
  | 'DISCLOSURE_WEIBO'
  /** Administrative fees: amount collected this year (10,000 yuan) (行政事业性收费 · 本年收费金额（单位：万元）) */
  | 'FEES_AMOUNT'
  /** Administrative fees: items added or removed this year (行政事业性收费 · 本年增/减) */
  | 'FEES_ITEMS_CHANGE'
  /** Administrative fees: items of the year before (行政事业性收费 · 上一年项目数量) */
  | 'FEES_ITEMS_PREVIOUS'
  /** Litigation after reconsideration: corrected (复议后起诉 · 结果纠正) */
  | 'LITIGATION_AFTER_RECONSIDERATION_CORRECTED'
  /** Litigation after reconsideration: other result (复议后起诉 · 其他结果) */
  | 'LITIGATION_AFTER_RECONSIDERATION_OTHER'
  /** Litigation after reconsideration: pending (复议后起诉 · 尚未审结) */
  | 'LITIGATION_AFTER_RECONSIDERATION_PENDING'
  /** Litigation after reconsideration: total (复议后起诉 · 总计) */
  | 'LITIGATION_AFTER_RECONSIDERATION_TOTAL'
  /** Litigation after reconsideration: upheld (复议后起诉 · 结果维持) */
  | 'LITIGATION_AFTER_RECONSIDERATION_UPHELD'
  /** Litigation without reconsideration: corrected (未经复议直接起诉 · 结果纠正) */
  | 'LITIGATION_DIRECT_CORRECTED'
  /** Litigation without reconsideration: other result (未经复议直接起诉 · 其他结果) */
  | 'LITIGATION_DIRECT_OTHER'
  /** Litigation without reconsideration: pending (未经复议直接起诉 · 尚未审结) */
  | 'LITIGATION_DIRECT_PENDING'
  /** Litigation without reconsideration: total (未经复议直接起诉 · 总计) */
  | 'LITIGATION_DIRECT_TOTAL'
  /** Litigation without reconsideration: upheld (未经复议直接起诉 · 结果维持) */
  | 'LITIGATION_DIRECT_UPHELD'
  /** Normative documents: disclosed this year (行政规范性文件 · 本年新公开数量) */
  | 'NORMATIVE_DOCUMENTS_DISCLOSED'
  /** Normative documents: disclosed in total (行政规范性文件 · 对外公开总数量) */
  | 'NORMATIVE_DOCUMENTS_DISCLOSED_TOTAL'
  /** Normative documents: in force (行政规范性文件 · 现行有效件数) */
  | 'NORMATIVE_DOCUMENTS_IN_FORCE'
  /** Normative documents: issued this year (行政规范性文件 · 本年制发件数) */
  | 'NORMATIVE_DOCUMENTS_ISSUED'
  /** Normative documents: made this year (行政规范性文件 · 本年新制作数量) */
  | 'NORMATIVE_DOCUMENTS_MADE'
  /** Normative documents: repealed this year (行政规范性文件 · 本年废止件数) */
  | 'NORMATIVE_DOCUMENTS_REPEALED'
  /** Other public services: decisions taken this year (其他对外管理服务事项 · 处理决定数量) */
  | 'OTHER_SERVICES_DECISIONS'
  /** Other public services: items added or removed this year (其他对外管理服务事项 · 本年增/减) */
  | 'OTHER_SERVICES_ITEMS_CHANGE'
  /** Other public services: items of the year before (其他对外管理服务事项 · 上一年项目数量) */
  | 'OTHER_SERVICES_ITEMS_PREVIOUS'
  /** Administrative penalties: decisions taken this year (行政处罚 · 处理决定数量) */
  | 'PENALTIES_DECISIONS'
  /** Administrative penalties: items added or removed this year (行政处罚 · 本年增/减) */
  | 'PENALTIES_ITEMS_CHANGE'
  /** Administrative penalties: items of the year before (行政处罚 · 上一年项目数量) */
  | 'PENALTIES_ITEMS_PREVIOUS'
  /** Administrative permits: decisions taken this year (行政许可 · 处理决定数量) */
  | 'PERMITS_DECISIONS'
  /** Administrative permits: items added or removed this year (行政许可 · 本年增/减) */
  | 'PERMITS_ITEMS_CHANGE'
  /** Administrative permits: items of the year before (行政许可 · 上一年项目数量) */
  | 'PERMITS_ITEMS_PREVIOUS'
  /** Central government procurement: amount procured (10,000 yuan) (政府集中采购 · 采购总金额（单位：万元）) */
  | 'PROCUREMENT_AMOUNT'
  /** Central government procurement: items procured (政府集中采购 · 采购项目数量) */
  | 'PROCUREMENT_ITEMS'
  /** Administrative reconsideration: corrected (行政复议 · 结果纠正) */
  | 'RECONSIDERATION_CORRECTED'
  /** Administrative reconsideration: other result (行政复议 · 其他结果) */
  | 'RECONSIDERATION_OTHER'
  /** Administrative reconsideration: pending (行政复议 · 尚未审结) */
  | 'RECONSIDERATION_PENDING'
  /** Administrative reconsideration: total (行政复议 · 总计) */
  | 'RECONSIDERATION_TOTAL'
  /** Administrative reconsideration: upheld (行政复议 · 结果维持) */
  | 'RECONSIDERATION_UPHELD'
  /** Requests carried in from the year before: enterprises (上年结转政府信息公开申请数量 · 商业企业) */
  | 'REQUESTS_CARRIED_IN_ENTERPRISE'
  /** Requests carried in from the year before: legal service organizations (上年结转政府信息公开申请数量 · 法律服务机构) */
  | 'REQUESTS_CARRIED_IN_LEGAL_SERVICES'
  /** Requests carried in from the year before: natural persons (上年结转政府信息公开申请数量 · 自然人) */
  | 'REQUESTS_CARRIED_IN_NATURAL_PERSON'
  /** Requests carried in from the year before: others (上年结转政府信息公开申请数量 · 其他) */
  | 'REQUESTS_CARRIED_IN_OTHER'
  /** Requests carried in from the year before: research institutions (上年结转政府信息公开申请数量 · 科研机构) */
  | 'REQUESTS_CARRIED_IN_RESEARCH_INSTITUTION'
  /** Requests carried in from the year before: social organizations (上年结转政府信息公开申请数量 · 社会公益组织) */
  | 'REQUESTS_CARRIED_IN_SOCIAL_ORGANIZATION'
  /** Requests carried in from the year before (上年结转政府信息公开申请数量 · 总计) */
  | 'REQUESTS_CARRIED_IN_TOTAL'
  /** Requests carried over to the next year: enterprises (结转下年度继续办理 · 商业企业) */
  | 'REQUESTS_CARRIED_OUT_ENTERPRISE'
  /** Requests carried over to the next year: legal service organizations (结转下年度继续办理 · 法律服务机构) */
  | 'REQUESTS_CARRIED_OUT_LEGAL_SERVICES'
  /** Requests carried over to the next year: natural persons (结转下年度继续办理 · 自然人) */
  | 'REQUESTS_CARRIED_OUT_NATURAL_PERSON'
  /** Requests carried over to the next year: others (结转下年度继续办理 · 其他) */
  | 'REQUESTS_CARRIED_OUT_OTHER'
  /** Requests carried over to the next year: research institutions (结转下年度继续办理 · 科研机构) */
  | 'REQUESTS_CARRIED_OUT_RESEARCH_INSTITUTION'
  /** Requests carried over to the next year: social organizations (结转下年度继续办理 · 社会公益组织) */
  | 'REQUESTS_CARRIED_OUT_SOCIAL_ORGANIZATION'
  /** Requests carried over to the next year (结转下年度继续办理 · 总计) */
  | 'REQUESTS_CARRIED_OUT_TOTAL'
  /** Requests denied (administrative query): enterprises (属于行政查询事项 · 商业企业) */
  | 'REQUESTS_DENIED_ADMINISTRATIVE_QUERY_ENTERPRISE'
  /** Requests denied (administrative query): legal service organizations (属于行政查询事项 · 法律服务机构) */
  | 'REQUESTS_DENIED_ADMINISTRATIVE_QUERY_LEGAL_SERVICES'
  /** Requests denied (administrative query): natural persons (属于行政查询事项 · 自然人) */
  | 'REQUESTS_DENIED_ADMINISTRATIVE_QUERY_NATURAL_PERSON'
  /** Requests denied (administrative query): others (属于行政查询事项 · 其他) */
  | 'REQUESTS_DENIED_ADMINISTRATIVE_QUERY_OTHER'
  /** Requests denied (administrative query): research institutions (属于行政查询事项 · 科研机构) */
  | 'REQUESTS_DENIED_ADMINISTRATIVE_QUERY_RESEARCH_INSTITUTION'
  /** Requests denied (administrative query): social organizations (属于行政查询事项 · 社会公益组织) */
  | 'REQUESTS_DENIED_ADMINISTRATIVE_QUERY_SOCIAL_ORGANIZATION'
  /** Requests denied (administrative query) (属于行政查询事项 · 总计) */
  | 'REQUESTS_DENIED_ADMINISTRATIVE_QUERY_TOTAL'
  /** Requests denied (deliberative): enterprises (属于四类过程性信息 · 商业企业) */
  | 'REQUESTS_DENIED_DELIBERATIVE_ENTERPRISE'
  /** Requests denied (deliberative): legal service organizations (属于四类过程性信息 · 法律服务机构) */
  | 'REQUESTS_DENIED_DELIBERATIVE_LEGAL_SERVICES'
  /** Requests denied (deliberative): natural persons (属于四类过程性信息 · 自然人) */
  | 'REQUESTS_DENIED_DELIBERATIVE_NATURAL_PERSON'
  /** Requests denied (deliberative): others (属于四类过程性信息 · 其他) */
  | 'REQUESTS_DENIED_DELIBERATIVE_OTHER'
  /** Requests denied (deliberative): research institutions (属于四类过程性信息 · 科研机构) */
  | 'REQUESTS_DENIED_DELIBERATIVE_RESEARCH_INSTITUTION'
  /** Requests denied (deliberative): social organizations (属于四类过程性信息 · 社会公益组织) */
  | 'REQUESTS_DENIED_DELIBERATIVE_SOCIAL_ORGANIZATION'
  /** Requests denied (deliberative) (属于四类过程性信息 · 总计) */
  | 'REQUESTS_DENIED_DELIBERATIVE_TOTAL'
  /** Requests denied (enforcement file): enterprises (属于行政执法案卷 · 商业企业) */
  | 'REQUESTS_DENIED_ENFORCEMENT_FILE_ENTERPRISE'
  /** Requests denied (enforcement file): legal service organizations (属于行政执法案卷 · 法律服务机构) */
  | 'REQUESTS_DENIED_ENFORCEMENT_FILE_LEGAL_SERVICES'
  /** Requests denied (enforcement file): natural persons (属于行政执法案卷 · 自然人) */
  | 'REQUESTS_DENIED_ENFORCEMENT_FILE_NATURAL_PERSON'
  /** Requests denied (enforcement file): others (属于行政执法案卷 · 其他) */
  | 'REQUESTS_DENIED_ENFORCEMENT_FILE_OTHER'
  /** Requests denied (enforcement file): research institutions (属于行政执法案卷 · 科研机构) */
  | 'REQUESTS_DENIED_ENFORCEMENT_FILE_RESEARCH_INSTITUTION'
  /** Requests denied (enforcement file): social organizations (属于行政执法案卷 · 社会公益组织) */
  | 'REQUESTS_DENIED_ENFORCEMENT_FILE_SOCIAL_ORGANIZATION'
  /** Requests denied (enforcement file) (属于行政执法案卷 · 总计) */
  | 'REQUESTS_DENIED_ENFORCEMENT_FILE_TOTAL'
  /** Requests denied (internal affairs): enterprises (属于三类内部事务信息 · 商业企业) */
  | 'REQUESTS_DENIED_INTERNAL_ENTERPRISE'
  /** Requests denied (internal affairs): legal service organizations (属于三类内部事务信息 · 法律服务机构) */
  | 'REQUESTS_DENIED_INTERNAL_LEGAL_SERVICES'
  /** Requests denied (internal affairs): natural persons (属于三类内部事务信息 · 自然人) */
  | 'REQUESTS_DENIED_INTERNAL_NATURAL_PERSON'
  /** Requests denied (internal affairs): others (属于三类内部事务信息 · 其他) */
  | 'REQUESTS_DENIED_INTERNAL_OTHER'
  /** Requests denied (internal affairs): research institutions (属于三类内部事务信息 · 科研机构) */
  | 'REQUESTS_DENIED_INTERNAL_RESEARCH_INSTITUTION'
  /** Requests denied (internal affairs): social organizations (属于三类内部事务信息 · 社会公益组织) */
  | 'REQUESTS_DENIED_INTERNAL_SOCIAL_ORGANIZATION'
  /** Requests denied (internal affairs) (属于三类内部事务信息 · 总计) */
  | 'REQUESTS_DENIED_INTERNAL_TOTAL'
  /** Requests denied (forbidden by another law): enterprises (其他法律行政法规禁止公开 · 商业企业) */
  | 'REQUESTS_DENIED_OTHER_LAW_ENTERPRISE'
  /** Requests denied (forbidden by another law): legal service organizations (其他法律行政法规禁止公开 · 法律服务机构) */
  | 'REQUESTS_DENIED_OTHER_LAW_LEGAL_SERVICES'
  /** Requests denied (forbidden by another law): natural persons (其他法律行政法规禁止公开 · 自然人) */
  | 'REQUESTS_DENIED_OTHER_LAW_NATURAL_PERSON'
  /** Requests denied (forbidden by another law): others (其他法律行政法规禁止公开 · 其他) */
  | 'REQUESTS_DENIED_OTHER_LAW_OTHER'
  /** Requests denied (forbidden by another law): research institutions (其他法律行政法规禁止公开 · 科研机构) */
  | 'REQUESTS_DENIED_OTHER_LAW_RESEARCH_INSTITUTION'
  /** Requests denied (forbidden by another law): social organizations (其他法律行政法规禁止公开 · 社会公益组织) */
  | 'REQUESTS_DENIED_OTHER_LAW_SOCIAL_ORGANIZATION'
  /** Requests denied (forbidden by another law) (其他法律行政法规禁止公开 · 总计) */
  | 'REQUESTS_DENIED_OTHER_LAW_TOTAL'
  /** Requests denied (security or stability): enterprises (危及“三安全一稳定” · 商业企业) */
  | 'REQUESTS_DENIED_SECURITY_STABILITY_ENTERPRISE'
  /** Requests denied (security or stability): legal service organizations (危及“三安全一稳定” · 法律服务机构) */
  | 'REQUESTS_DENIED_SECURITY_STABILITY_LEGAL_SERVICES'
  /** Requests denied (security or stability): natural persons (危及“三安全一稳定” · 自然人) */
  | 'REQUESTS_DENIED_SECURITY_STABILITY_NATURAL_PERSON'
  /** Requests denied (security or stability): others (危及“三安全一稳定” · 其他) */
  | 'REQUESTS_DENIED_SECURITY_STABILITY_OTHER'
  /** Requests denied (security or stability): research institutions (危及“三安全一稳定” · 科研机构) */
  | 'REQUESTS_DENIED_SECURITY_STABILITY_RESEARCH_INSTITUTION'
  /** Requests denied (security or stability): social organizations (危及“三安全一稳定” · 社会公益组织) */
  | 'REQUESTS_DENIED_SECURITY_STABILITY_SOCIAL_ORGANIZATION'
  /** Requests denied (security or stability) (危及“三安全一稳定” · 总计) */
  | 'REQUESTS_DENIED_SECURITY_STABILITY_TOTAL'
  /** Requests denied (state secret): enterprises (属于国家秘密 · 商业企业) */
  | 'REQUESTS_DENIED_STATE_SECRET_ENTERPRISE'
  /** Requests denied (state secret): legal service organizations (属于国家秘密 · 法律服务机构) */
  | 'REQUESTS_DENIED_STATE_SECRET_LEGAL_SERVICES'
  /** Requests denied (state secret): natural persons (属于国家秘密 · 自然人) */
  | 'REQUESTS_DENIED_STATE_SECRET_NATURAL_PERSON'
  /** Requests denied (state secret): others (属于国家秘密 · 其他) */
  | 'REQUESTS_DENIED_STATE_SECRET_OTHER'
  /** Requests denied (state secret): research institutions (属于国家秘密 · 科研机构) */
  | 'REQUESTS_DENIED_STATE_SECRET_RESEARCH_INSTITUTION'
  /** Requests denied (state secret): social organizations (属于国家秘密 · 社会公益组织) */
  | 'REQUESTS_DENIED_STATE_SECRET_SOCIAL_ORGANIZATION'
  /** Requests denied (state secret) (属于国家秘密 · 总计) */
  | 'REQUESTS_DENIED_STATE_SECRET_TOTAL'
  /** Requests denied (rights of a third party): enterprises (保护第三方合法权益 · 商业企业) */
  | 'REQUESTS_DENIED_THIRD_PARTY_ENTERPRISE'
  /** Requests denied (rights of a third party): legal service organizations (保护第三方合法权益 · 法律服务机构) */
  | 'REQUESTS_DENIED_THIRD_PARTY_LEGAL_SERVICES'
  /** Requests denied (rights of a third party): natural persons (保护第三方合法权益 · 自然人) */
  | 'REQUESTS_DENIED_THIRD_PARTY_NATURAL_PERSON'
  /** Requests denied (rights of a third party): others (保护第三方合法权益 · 其他) */
  | 'REQUESTS_DENIED_THIRD_PARTY_OTHER'
  /** Requests denied (rights of a third party): research institutions (保护第三方合法权益 · 科研机构) */
  | 'REQUESTS_DENIED_THIRD_PARTY_RESEARCH_INSTITUTION'
  /** Requests denied (rights of a third party): social organizations (保护第三方合法权益 · 社会公益组织) */
  | 'REQUESTS_DENIED_THIRD_PARTY_SOCIAL_ORGANIZATION'
  /** Requests denied (rights of a third party) (保护第三方合法权益 · 总计) */
  | 'REQUESTS_DENIED_THIRD_PARTY_TOTAL'
  /** Requests granted: enterprises (予以公开 · 商业企业) */
  | 'REQUESTS_GRANTED_ENTERPRISE'
  /** Requests granted: legal service organizations (予以公开 · 法律服务机构) */
  | 'REQUESTS_GRANTED_LEGAL_SERVICES'
  /** Requests granted: natural persons (予以公开 · 自然人) */
  | 'REQUESTS_GRANTED_NATURAL_PERSON'
  /** Requests granted: others (予以公开 · 其他) */
  | 'REQUESTS_GRANTED_OTHER'
  /** Requests granted: research institutions (予以公开 · 科研机构) */
  | 'REQUESTS_GRANTED_RESEARCH_INSTITUTION'
  /** Requests granted: social organizations (予以公开 · 社会公益组织) */
  | 'REQUESTS_GRANTED_SOCIAL_ORGANIZATION'
  /** Requests granted (予以公开 · 总计) */
  | 'REQUESTS_GRANTED_TOTAL'
  /** Requests not processed (asks to confirm known information): enterprises (要求行政机关确认或重新出具已获取信息 · 商业企业) */
  | 'REQUESTS_NOT_PROCESSED_CONFIRM_ENTERPRISE'
  /** Requests not processed (asks to confirm known information): legal service organizations (要求行政机关确认或重新出具已获取信息 · 法律服务机构) */
  | 'REQUESTS_NOT_PROCESSED_CONFIRM_LEGAL_SERVICES'
  /** Requests not processed (asks to confirm known information): natural persons (要求行政机关确认或重新出具已获取信息 · 自然人) */
  | 'REQUESTS_NOT_PROCESSED_CONFIRM_NATURAL_PERSON'
  /** Requests not processed (asks to confirm known information): others (要求行政机关确认或重新出具已获取信息 · 其他) */
  | 'REQUESTS_NOT_PROCESSED_CONFIRM_OTHER'
  /** Requests not processed (asks to confirm known information): research institutions (要求行政机关确认或重新出具已获取信息 · 科研机构) */
  | 'REQUESTS_NOT_PROCESSED_CONFIRM_RESEARCH_INSTITUTION'
  /** Requests not processed (asks to confirm known information): social organizations (要求行政机关确认或重新出具已获取信息 · 社会公益组织) */
  | 'REQUESTS_NOT_PROCESSED_CONFIRM_SOCIAL_ORGANIZATION'
  /** Requests not processed (asks to confirm known information) (要求行政机关确认或重新出具已获取信息 · 总计) */
  | 'REQUESTS_NOT_PROCESSED_CONFIRM_TOTAL'
  /** Requests not processed (repeated request): enterprises (重复申请 · 商业企业) */
  | 'REQUESTS_NOT_PROCESSED_DUPLICATE_ENTERPRISE'
  /** Requests not processed (repeated request): legal service organizations (重复申请 · 法律服务机构) */
  | 'REQUESTS_NOT_PROCESSED_DUPLICATE_LEGAL_SERVICES'
  /** Requests not processed (repeated request): natural persons (重复申请 · 自然人) */
  | 'REQUESTS_NOT_PROCESSED_DUPLICATE_NATURAL_PERSON'
  /** Requests not processed (repeated request): others (重复申请 · 其他) */
  | 'REQUESTS_NOT_PROCESSED_DUPLICATE_OTHER'
  /** Requests not processed (repeated request): research institutions (重复申请 · 科研机构) */
  | 'REQUESTS_NOT_PROCESSED_DUPLICATE_RESEARCH_INSTITUTION'
  /** Requests not processed (repeated request): social organizations (重复申请 · 社会公益组织) */
  | 'REQUESTS_NOT_PROCESSED_DUPLICATE_SOCIAL_ORGANIZATION'
  /** Requests not processed (repeated request) (重复申请 · 总计) */
  | 'REQUESTS_NOT_PROCESSED_DUPLICATE_TOTAL'
  /** Requests not processed (excessive without reason): enterprises (无正当理由大量反复申请 · 商业企业) */
  | 'REQUESTS_NOT_PROCESSED_EXCESSIVE_ENTERPRISE'
  /** Requests not processed (excessive without reason): legal service organizations (无正当理由大量反复申请 · 法律服务机构) */
  | 'REQUESTS_NOT_PROCESSED_EXCESSIVE_LEGAL_SERVICES'
  /** Requests not processed (excessive without reason): natural persons (无正当理由大量反复申请 · 自然人) */
  | 'REQUESTS_NOT_PROCESSED_EXCESSIVE_NATURAL_PERSON'
  /** Requests not processed (excessive without reason): others (无正当理由大量反复申请 · 其他) */
  | 'REQUESTS_NOT_PROCESSED_EXCESSIVE_OTHER'
  /** Requests not processed (excessive without reason): research institutions (无正当理由大量反复申请 · 科研机构) */
  | 'REQUESTS_NOT_PROCESSED_EXCESSIVE_RESEARCH_INSTITUTION'
  /** Requests not processed (excessive without reason): social organizations (无正当理由大量反复申请 · 社会公益组织) */
  | 'REQUESTS_NOT_PROCESSED_EXCESSIVE_SOCIAL_ORGANIZATION'
  /** Requests not processed (excessive without reason) (无正当理由大量反复申请 · 总计) */
  | 'REQUESTS_NOT_PROCESSED_EXCESSIVE_TOTAL'
  /** Requests not processed (petition or complaint): enterprises (信访举报投诉类申请 · 商业企业) */
  | 'REQUESTS_NOT_PROCESSED_PETITION_ENTERPRISE'
  /** Requests not processed (petition or complaint): legal service organizations (信访举报投诉类申请 · 法律服务机构) */
  | 'REQUESTS_NOT_PROCESSED_PETITION_LEGAL_SERVICES'
  /** Requests not processed (petition or complaint): natural persons (信访举报投诉类申请 · 自然人) */
  | 'REQUESTS_NOT_PROCESSED_PETITION_NATURAL_PERSON'
  /** Requests not processed (petition or complaint): others (信访举报投诉类申请 · 其他) */
  | 'REQUESTS_NOT_PROCESSED_PETITION_OTHER'
  /** Requests not processed (petition or complaint): research institutions (信访举报投诉类申请 · 科研机构) */
  | 'REQUESTS_NOT_PROCESSED_PETITION_RESEARCH_INSTITUTION'
  /** Requests not processed (petition or complaint): social organizations (信访举报投诉类申请 · 社会公益组织) */
  | 'REQUESTS_NOT_PROCESSED_PETITION_SOCIAL_ORGANIZATION'
  /** Requests not processed (petition or complaint) (信访举报投诉类申请 · 总计) */
  | 'REQUESTS_NOT_PROCESSED_PETITION_TOTAL'
  /** Requests not processed (asks for a publication): enterprises (要求提供公开出版物 · 商业企业) */
  | 'REQUESTS_NOT_PROCESSED_PUBLICATION_ENTERPRISE'
  /** Requests not processed (asks for a publication): legal service organizations (要求提供公开出版物 · 法律服务机构) */
  | 'REQUESTS_NOT_PROCESSED_PUBLICATION_LEGAL_SERVICES'
  /** Requests not processed (asks for a publication): natural persons (要求提供公开出版物 · 自然人) */
  | 'REQUESTS_NOT_PROCESSED_PUBLICATION_NATURAL_PERSON'
  /** Requests not processed (asks for a publication): others (要求提供公开出版物 · 其他) */
  | 'REQUESTS_NOT_PROCESSED_PUBLICATION_OTHER'
  /** Requests not processed (asks for a publication): research institutions (要求提供公开出版物 · 科研机构) */
  | 'REQUESTS_NOT_PROCESSED_PUBLICATION_RESEARCH_INSTITUTION'
  /** Requests not processed (asks for a publication): social organizations (要求提供公开出版物 · 社会公益组织) */
  | 'REQUESTS_NOT_PROCESSED_PUBLICATION_SOCIAL_ORGANIZATION'
  /** Requests not processed (asks for a publication) (要求提供公开出版物 · 总计) */
  | 'REQUESTS_NOT_PROCESSED_PUBLICATION_TOTAL'
  /** Requests with another outcome: enterprises (其他处理 · 商业企业) */
  | 'REQUESTS_OTHER_OUTCOME_ENTERPRISE'
  /** Requests with another outcome: legal service organizations (其他处理 · 法律服务机构) */
  | 'REQUESTS_OTHER_OUTCOME_LEGAL_SERVICES'
  /** Requests with another outcome: natural persons (其他处理 · 自然人) */
  | 'REQUESTS_OTHER_OUTCOME_NATURAL_PERSON'
  /** Requests with another outcome (not corrected in time): enterprises (申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 · 商业企业) */
  | 'REQUESTS_OTHER_OUTCOME_NO_CORRECTION_ENTERPRISE'
  /** Requests with another outcome (not corrected in time): legal service organizations (申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 · 法律服务机构) */
  | 'REQUESTS_OTHER_OUTCOME_NO_CORRECTION_LEGAL_SERVICES'
  /** Requests with another outcome (not corrected in time): natural persons (申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 · 自然人) */
  | 'REQUESTS_OTHER_OUTCOME_NO_CORRECTION_NATURAL_PERSON'
  /** Requests with another outcome (not corrected in time): others (申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 · 其他) */
  | 'REQUESTS_OTHER_OUTCOME_NO_CORRECTION_OTHER'
  /** Requests with another outcome (not corrected in time): research institutions (申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 · 科研机构) */
  | 'REQUESTS_OTHER_OUTCOME_NO_CORRECTION_RESEARCH_INSTITUTION'
  /** Requests with another outcome (not corrected in time): social organizations (申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 · 社会公益组织) */
  | 'REQUESTS_OTHER_OUTCOME_NO_CORRECTION_SOCIAL_ORGANIZATION'
  /** Requests with another outcome (not corrected in time) (申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 · 总计) */
  | 'REQUESTS_OTHER_OUTCOME_NO_CORRECTION_TOTAL'
  /** Requests with another outcome: others (其他处理 · 其他) */
  | 'REQUESTS_OTHER_OUTCOME_OTHER'
  /** Requests with another outcome (other reasons): enterprises (其他处理情形 · 商业企业) */
  | 'REQUESTS_OTHER_OUTCOME_OTHER_ENTERPRISE'
  /** Requests with another outcome (other reasons): legal service organizations (其他处理情形 · 法律服务机构) */
  | 'REQUESTS_OTHER_OUTCOME_OTHER_LEGAL_SERVICES'
  /** Requests with another outcome (other reasons): natural persons (其他处理情形 · 自然人) */
  | 'REQUESTS_OTHER_OUTCOME_OTHER_NATURAL_PERSON'
  /** Requests with another outcome (other reasons): others (其他处理情形 · 其他) */
  | 'REQUESTS_OTHER_OUTCOME_OTHER_OTHER'
  /** Requests with another outcome (other reasons): research institutions (其他处理情形 · 科研机构) */
  | 'REQUESTS_OTHER_OUTCOME_OTHER_RESEARCH_INSTITUTION'
  /** Requests with another outcome (other reasons): social organizations (其他处理情形 · 社会公益组织) */
  | 'REQUESTS_OTHER_OUTCOME_OTHER_SOCIAL_ORGANIZATION'
  /** Requests with another outcome (other reasons) (其他处理情形 · 总计) */
  | 'REQUESTS_OTHER_OUTCOME_OTHER_TOTAL'
  /** Requests with another outcome: research institutions (其他处理 · 科研机构) */
  | 'REQUESTS_OTHER_OUTCOME_RESEARCH_INSTITUTION'
  /** Requests with another outcome: social organizations (其他处理 · 社会公益组织) */
  | 'REQUESTS_OTHER_OUTCOME_SOCIAL_ORGANIZATION'
  /** Requests with another outcome (其他处理 · 总计) */
  | 'REQUESTS_OTHER_OUTCOME_TOTAL'
  /** Requests with another outcome (fee not paid in time): enterprises (申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 · 商业企业) */
  | 'REQUESTS_OTHER_OUTCOME_UNPAID_FEE_ENTERPRISE'
  /** Requests with another outcome (fee not paid in time): legal service organizations (申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 · 法律服务机构) */
  | 'REQUESTS_OTHER_OUTCOME_UNPAID_FEE_LEGAL_SERVICES'
  /** Requests with another outcome (fee not paid in time): natural persons (申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 · 自然人) */
  | 'REQUESTS_OTHER_OUTCOME_UNPAID_FEE_NATURAL_PERSON'
  /** Requests with another outcome (fee not paid in time): others (申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 · 其他) */
  | 'REQUESTS_OTHER_OUTCOME_UNPAID_FEE_OTHER'
  /** Requests with another outcome (fee not paid in time): research institutions (申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 · 科研机构) */
  | 'REQUESTS_OTHER_OUTCOME_UNPAID_FEE_RESEARCH_INSTITUTION'
  /** Requests with another outcome (fee not paid in time): social organizations (申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 · 社会公益组织) */
  | 'REQUESTS_OTHER_OUTCOME_UNPAID_FEE_SOCIAL_ORGANIZATION'
  /** Requests with another outcome (fee not paid in time) (申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 · 总计) */
  | 'REQUESTS_OTHER_OUTCOME_UNPAID_FEE_TOTAL'
  /** Requests partially granted: enterprises (部分公开（区分处理的，只计这一情形，不计其他情形） · 商业企业) */
  | 'REQUESTS_PARTIALLY_GRANTED_ENTERPRISE'
  /** Requests partially granted: legal service organizations (部分公开（区分处理的，只计这一情形，不计其他情形） · 法律服务机构) */
  | 'REQUESTS_PARTIALLY_GRANTED_LEGAL_SERVICES'
  /** Requests partially granted: natural persons (部分公开（区分处理的，只计这一情形，不计其他情形） · 自然人) */
  | 'REQUESTS_PARTIALLY_GRANTED_NATURAL_PERSON'
  /** Requests partially granted: others (部分公开（区分处理的，只计这一情形，不计其他情形） · 其他) */
  | 'REQUESTS_PARTIALLY_GRANTED_OTHER'
  /** Requests partially granted: research institutions (部分公开（区分处理的，只计这一情形，不计其他情形） · 科研机构) */
  | 'REQUESTS_PARTIALLY_GRANTED_RESEARCH_INSTITUTION'
  /** Requests partially granted: social organizations (部分公开（区分处理的，只计这一情形，不计其他情形） · 社会公益组织) */
  | 'REQUESTS_PARTIALLY_GRANTED_SOCIAL_ORGANIZATION'
  /** Requests partially granted (部分公开（区分处理的，只计这一情形，不计其他情形） · 总计) */
  | 'REQUESTS_PARTIALLY_GRANTED_TOTAL'
  /** Requests received this year: enterprises (本年新收政府信息公开申请数量 · 商业企业) */
  | 'REQUESTS_RECEIVED_ENTERPRISE'
  /** Requests received this year: legal service organizations (本年新收政府信息公开申请数量 · 法律服务机构) */
  | 'REQUESTS_RECEIVED_LEGAL_SERVICES'
  /** Requests received this year: natural persons (本年新收政府信息公开申请数量 · 自然人) */
  | 'REQUESTS_RECEIVED_NATURAL_PERSON'
  /** Requests received this year: others (本年新收政府信息公开申请数量 · 其他) */
  | 'REQUESTS_RECEIVED_OTHER'
  /** Requests received this year: research institutions (本年新收政府信息公开申请数量 · 科研机构) */
  | 'REQUESTS_RECEIVED_RESEARCH_INSTITUTION'
  /** Requests received this year: social organizations (本年新收政府信息公开申请数量 · 社会公益组织) */
  | 'REQUESTS_RECEIVED_SOCIAL_ORGANIZATION'
  /** Requests received this year (本年新收政府信息公开申请数量 · 总计) */
  | 'REQUESTS_RECEIVED_TOTAL'
  /** Requests resolved in total: enterprises (办理结果总计 · 商业企业) */
  | 'REQUESTS_RESOLVED_TOTAL_ENTERPRISE'
  /** Requests resolved in total: legal service organizations (办理结果总计 · 法律服务机构) */
  | 'REQUESTS_RESOLVED_TOTAL_LEGAL_SERVICES'
  /** Requests resolved in total: natural persons (办理结果总计 · 自然人) */
  | 'REQUESTS_RESOLVED_TOTAL_NATURAL_PERSON'
  /** Requests resolved in total: others (办理结果总计 · 其他) */
  | 'REQUESTS_RESOLVED_TOTAL_OTHER'
  /** Requests resolved in total: research institutions (办理结果总计 · 科研机构) */
  | 'REQUESTS_RESOLVED_TOTAL_RESEARCH_INSTITUTION'
  /** Requests resolved in total: social organizations (办理结果总计 · 社会公益组织) */
  | 'REQUESTS_RESOLVED_TOTAL_SOCIAL_ORGANIZATION'
  /** Requests resolved in total (办理结果总计 · 总计) */
  | 'REQUESTS_RESOLVED_TOTAL_TOTAL'
  /** Requests for what is unavailable (would have to be created): enterprises (没有现成信息需要另行制作 · 商业企业) */
  | 'REQUESTS_UNAVAILABLE_NEEDS_CREATION_ENTERPRISE'
  /** Requests for what is unavailable (would have to be created): legal service organizations (没有现成信息需要另行制作 · 法律服务机构) */
  | 'REQUESTS_UNAVAILABLE_NEEDS_CREATION_LEGAL_SERVICES'
  /** Requests for what is unavailable (would have to be created): natural persons (没有现成信息需要另行制作 · 自然人) */
  | 'REQUESTS_UNAVAILABLE_NEEDS_CREATION_NATURAL_PERSON'
  /** Requests for what is unavailable (would have to be created): others (没有现成信息需要另行制作 · 其他) */
  | 'REQUESTS_UNAVAILABLE_NEEDS_CREATION_OTHER'
  /** Requests for what is unavailable (would have to be created): research institutions (没有现成信息需要另行制作 · 科研机构) */
  | 'REQUESTS_UNAVAILABLE_NEEDS_CREATION_RESEARCH_INSTITUTION'
  /** Requests for what is unavailable (would have to be created): social organizations (没有现成信息需要另行制作 · 社会公益组织) */
  | 'REQUESTS_UNAVAILABLE_NEEDS_CREATION_SOCIAL_ORGANIZATION'
  /** Requests for what is unavailable (would have to be created) (没有现成信息需要另行制作 · 总计) */
  | 'REQUESTS_UNAVAILABLE_NEEDS_CREATION_TOTAL'
  /** Requests for what is unavailable (not held): enterprises (本机关不掌握相关政府信息 · 商业企业) */
  | 'REQUESTS_UNAVAILABLE_NOT_HELD_ENTERPRISE'
  /** Requests for what is unavailable (not held): legal service organizations (本机关不掌握相关政府信息 · 法律服务机构) */
  | 'REQUESTS_UNAVAILABLE_NOT_HELD_LEGAL_SERVICES'
  /** Requests for what is unavailable (not held): natural persons (本机关不掌握相关政府信息 · 自然人) */
  | 'REQUESTS_UNAVAILABLE_NOT_HELD_NATURAL_PERSON'
  /** Requests for what is unavailable (not held): others (本机关不掌握相关政府信息 · 其他) */
  | 'REQUESTS_UNAVAILABLE_NOT_HELD_OTHER'
  /** Requests for what is unavailable (not held): research institutions (本机关不掌握相关政府信息 · 科研机构) */
  | 'REQUESTS_UNAVAILABLE_NOT_HELD_RESEARCH_INSTITUTION'
  /** Requests for what is unavailable (not held): social organizations (本机关不掌握相关政府信息 · 社会公益组织) */
  | 'REQUESTS_UNAVAILABLE_NOT_HELD_SOCIAL_ORGANIZATION'
  /** Requests for what is unavailable (not held) (本机关不掌握相关政府信息 · 总计) */
  | 'REQUESTS_UNAVAILABLE_NOT_HELD_TOTAL'
  /** Requests for what is unavailable (unclear after correction): enterprises (补正后申请内容仍不明确 · 商业企业) */
  | 'REQUESTS_UNAVAILABLE_UNCLEAR_ENTERPRISE'
  /** Requests for what is unavailable (unclear after correction): legal service organizations (补正后申请内容仍不明确 · 法律服务机构) */
  | 'REQUESTS_UNAVAILABLE_UNCLEAR_LEGAL_SERVICES'
  /** Requests for what is unavailable (unclear after correction): natural persons (补正后申请内容仍不明确 · 自然人) */
  | 'REQUESTS_UNAVAILABLE_UNCLEAR_NATURAL_PERSON'
  /** Requests for what is unavailable (unclear after correction): others (补正后申请内容仍不明确 · 其他) */
  | 'REQUESTS_UNAVAILABLE_UNCLEAR_OTHER'
  /** Requests for what is unavailable (unclear after correction): research institutions (补正后申请内容仍不明确 · 科研机构) */
  | 'REQUESTS_UNAVAILABLE_UNCLEAR_RESEARCH_INSTITUTION'
  /** Requests for what is unavailable (unclear after correction): social organizations (补正后申请内容仍不明确 · 社会公益组织) */
  | 'REQUESTS_UNAVAILABLE_UNCLEAR_SOCIAL_ORGANIZATION'
  /** Requests for what is unavailable (unclear after correction) (补正后申请内容仍不明确 · 总计) */
  | 'REQUESTS_UNAVAILABLE_UNCLEAR_TOTAL'
  /** Government rules: disclosed this year (规章 · 本年新公开数量) */
  | 'RULES_DISCLOSED'
  /** Government rules: disclosed in total (规章 · 对外公开总数量) */
  | 'RULES_DISCLOSED_TOTAL'
  /** Government rules: in force (规章 · 现行有效件数) */
  | 'RULES_IN_FORCE'
  /** Government rules: issued this year (规章 · 本年制发件数) */
  | 'RULES_ISSUED'
  /** Government rules: made this year (规章 · 本年新制作数量) */
  | 'RULES_MADE'
  /** Government rules: repealed this year (规章 · 本年废止件数) */
  | 'RULES_REPEALED';

/** Whose error a finding is. */
export type Origin =
  /** the report itself (报告原文) */
  | 'DOCUMENT'
  /** our reading of it (读取过程) */
  | 'EXTRACTION'
  /** not known (未能判定) */
  | 'UNKNOWN';

/** Which end of the ranking is first. */
export type RankingDirection =
  /** The smallest value has rank 1. */
  | 'ASC'
  /** The largest value has rank 1. */
  | 'DESC';

/** A rate: some figures of the form divided by others that hold them. It is never more than 1. */
export type Rate =
  /** Share carried over to the next year (结转下年度占比) */
  | 'CARRIED_OUT'
  /** Share denied (不予公开占比) */
  | 'DENIED'
  /** Share of requests by natural persons (自然人申请占比) */
  | 'FROM_NATURAL_PERSONS'
  /** Share granted in full (予以公开占比) */
  | 'GRANTED'
  /** Share granted in full or in part (予以公开和部分公开占比) */
  | 'GRANTED_OR_PARTIALLY'
  /** Share of lawsuits lost (行政诉讼纠正占比) */
  | 'LITIGATION_CORRECTED'
  /** Share not processed (不予处理占比) */
  | 'NOT_PROCESSED'
  /** Share of reconsiderations that corrected the agency (行政复议纠正占比) */
  | 'RECONSIDERATION_CORRECTED'
  /** Share that could not be provided (无法提供占比) */
  | 'UNAVAILABLE';

/** What settled a figure that could be read in several ways. */
export type ResolvedBy =
  /** The sums of the form leave exactly this reading. */
  | 'SUMS';

/** What an agency is responsible for. */
export type Sector =
  /** Agriculture (农业农村) */
  | 'AGRICULTURE'
  /** Audit (审计) */
  | 'AUDIT'
  /** Civil affairs (民政) */
  | 'CIVIL_AFFAIRS'
  /** Commerce (商务) */
  | 'COMMERCE'
  /** Culture and tourism (文化和旅游) */
  | 'CULTURE_TOURISM'
  /** Development and reform (发展和改革) */
  | 'DEVELOPMENT_REFORM'
  /** Earthquake administration (地震) */
  | 'EARTHQUAKE'
  /** Ecology and environment (生态环境) */
  | 'ECOLOGY_ENVIRONMENT'
  /** Education (教育) */
  | 'EDUCATION'
  /** Emergency management (应急管理) */
  | 'EMERGENCY'
  /** Ethnic and religious affairs (民族宗教) */
  | 'ETHNIC_RELIGIOUS'
  /** Finance (财政) */
  | 'FINANCE'
  /** Foreign affairs (外事) */
  | 'FOREIGN_AFFAIRS'
  /** Forestry (林业) */
  | 'FORESTRY'
  /** Government (人民政府) */
  | 'GOVERNMENT'
  /** Government services (政务服务) */
  | 'GOVERNMENT_SERVICES'
  /** Grain and reserves (粮食和物资储备) */
  | 'GRAIN'
  /** Health (卫生健康) */
  | 'HEALTH'
  /** Housing (住房和城乡建设) */
  | 'HOUSING'
  /** Housing fund (住房公积金) */
  | 'HOUSING_FUND'
  /** Human resources (人力资源和社会保障) */
  | 'HUMAN_RESOURCES'
  /** Industry (工业和信息化) */
  | 'INDUSTRY'
  /** Justice (司法) */
  | 'JUSTICE'
  /** Market regulation (市场监督管理) */
  | 'MARKET_REGULATION'
  /** Medical security (医疗保障) */
  | 'MEDICAL_SECURITY'
  /** Meteorology (气象) */
  | 'METEOROLOGY'
  /** Natural resources (自然资源) */
  | 'NATURAL_RESOURCES'
  /** Other (其他) */
  | 'OTHER'
  /** Petitions (信访) */
  | 'PETITIONS'
  /** Public security (公安) */
  | 'PUBLIC_SECURITY'
  /** Radio and television (广播电视) */
  | 'RADIO_TELEVISION'
  /** Rural revitalization (乡村振兴) */
  | 'RURAL_REVITALIZATION'
  /** Science and technology (科学技术) */
  | 'SCIENCE_TECHNOLOGY'
  /** Sports (体育) */
  | 'SPORTS'
  /** State assets (国有资产监督管理) */
  | 'STATE_ASSETS'
  /** Statistics (统计) */
  | 'STATISTICS'
  /** Taxation (税务) */
  | 'TAXATION'
  /** Transport (交通运输) */
  | 'TRANSPORT'
  /** Urban management (城市管理) */
  | 'URBAN_MANAGEMENT'
  /** Veterans (退役军人事务) */
  | 'VETERANS'
  /** Water (水利) */
  | 'WATER';

/** How grave a finding is. */
export type Severity =
  /** error (错误) */
  | 'ERROR'
  /** note (提示) */
  | 'INFO'
  /** warning (警告) */
  | 'WARNING';

/** What groups of a summary can be put in order and be chosen by. */
export type SummaryAspect =
  /** The group itself: codes of divisions, levels and sectors in their own order, years rising. */
  | 'KEY'
  /** The largest figure. */
  | 'MAX'
  /** The mean of the figures. */
  | 'MEAN'
  /** The median of the figures. */
  | 'MEDIAN'
  /** The smallest figure. */
  | 'MIN'
  /** How many agencies have not filed. */
  | 'NOT_FILED'
  /** How many agencies have a figure. */
  | 'NUMBER'
  /** The sum of the figures. */
  | 'SUM';

/** What groups of a summary have in common. */
export type SummaryDimension =
  /** The county; agencies of a province or prefecture itself are a group of their own. */
  | 'COUNTY'
  /** The edition of the form; agencies that have not filed are with reports that have no table. */
  | 'FORM'
  /** The level of government. */
  | 'LEVEL'
  /** The prefecture; agencies of a province itself are a group of their own. */
  | 'PREFECTURE'
  /** The province. */
  | 'PROVINCE'
  /** What the agencies are responsible for. */
  | 'SECTOR'
  /** The year of the report. */
  | 'YEAR';

/** The order of groups. Those without a figure to go by are last. */
export type SummaryOrder = {
  /** What they are put in order by. */
  by: SummaryAspect;
  /** Whether the smallest is first; the largest unless stated, for KEY the first. */
  rising?: boolean | null | undefined;
};

/** What a figure counts. */
export type Unit =
  /** cases (件) */
  | 'CASE'
  /** decisions (件) */
  | 'DECISION'
  /** documents (件) */
  | 'DOCUMENT'
  /** items (项) */
  | 'ITEM'
  /** items of information (条) */
  | 'PIECE'
  /** requests (件) */
  | 'REQUEST'
  /** 10,000 yuan (万元) */
  | 'WAN_YUAN';

/** Why an agency has no place in a ranking. None of these is zero. */
export type UnrankedState =
  /** Agencies with too few cases for a rate; none where a figure is asked for. */
  | 'BELOW_MINIMUM'
  /** Agencies whose cell is there and empty. */
  | 'BLANK'
  /** Agencies whose form has the figure and whose document does not show it. */
  | 'MISSING'
  /** Known agencies without a report of the year. */
  | 'NOT_FILED'
  /** Agencies whose form does not have the figure. */
  | 'NOT_ON_FORM'
  /** Agencies with a disclosure volume on another basis than the one asked for. */
  | 'OTHER_BASIS'
  /** Agencies whose figure is there and cannot be read with certainty. */
  | 'UNREADABLE';

export type AbsentQueryVariables = Exact<{
  year: number;
  filter?: AgencyFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AbsentQuery = { coverage: { agencies: number, filed: number, notFiled: number, notFiledAgencies: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string }> } } };

export type AgenciesQueryVariables = Exact<{
  filter?: AgencyFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AgenciesQuery = { agencies: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, level: Level | null, sector: Sector, regionCode: string | null, region: { name: string, parent: { name: string } | null } | null }> } };

export type ListedAgencyFragment = { id: string, name: string, level: Level | null, sector: Sector, regionCode: string | null, region: { name: string, parent: { name: string } | null } | null };

export type AgencyQueryVariables = Exact<{
  id: string;
  metrics: Array<Metric> | Metric;
}>;


export type AgencyQuery = { agency: { id: string, name: string, level: Level | null, sector: Sector, regionCode: string | null, region: { code: string, name: string, parent: { code: string, name: string, parent: { code: string, name: string } | null } | null } | null, reports: Array<{ id: string, year: number, form: Form | null, facts: Array<{ key: string, state: FactState, value: number | null, unit: Unit }>, findings: Array<{ id: string, code: FindingCode, severity: Severity, origin: Origin, metrics: Array<Metric>, expected: number | null, actual: number | null, legalBasis: string, message: { zh: string, en: string }, spans: Array<{ start: number, end: number }>, ruling: { author: string, reason: string, madeAt: string, inputsChanged: boolean } | null, reply: { author: string, text: string, madeAt: string, inputsChanged: boolean, isToFinding: boolean } | null }> }> } | null };

export type ComparisonQueryVariables = Exact<{
  ids: Array<string> | string;
  metrics: Array<Metric> | Metric;
  text: string;
}>;


export type ComparisonQuery = { agencies: { nodes: Array<{ id: string, name: string, level: Level | null, sector: Sector, regionCode: string | null, region: { code: string, name: string, parent: { code: string, name: string, parent: { code: string, name: string } | null } | null } | null, reports: Array<{ id: string, year: number, form: Form | null, facts: Array<{ key: string, state: FactState, value: number | null, unit: Unit }>, findings: Array<{ id: string, code: FindingCode, severity: Severity, origin: Origin, metrics: Array<Metric>, expected: number | null, actual: number | null, legalBasis: string, message: { zh: string, en: string }, spans: Array<{ start: number, end: number }>, ruling: { author: string, reason: string, madeAt: string, inputsChanged: boolean } | null, reply: { author: string, text: string, madeAt: string, inputsChanged: boolean, isToFinding: boolean } | null }> }> }> }, search: Array<{ id: string, name: string, region: { name: string } | null }> };

export type PeersQueryVariables = Exact<{
  filter: AgencyFilter;
  year: number;
  agency: string;
}>;


export type PeersQuery = { volume: Array<{ year: number, forms: Array<{ form: Form | null, reports: number }>, counts: { number: number }, distribution: { median: number | null } }>, volumePlace: { totalCount: number, nodes: Array<{ rank: number, rankRange: { best: number, worst: number } }> }, permits: Array<{ year: number, forms: Array<{ form: Form | null, reports: number }>, counts: { number: number }, distribution: { median: number | null } }>, permitsPlace: { totalCount: number, nodes: Array<{ rank: number, rankRange: { best: number, worst: number } }> }, penalties: Array<{ year: number, forms: Array<{ form: Form | null, reports: number }>, counts: { number: number }, distribution: { median: number | null } }>, penaltiesPlace: { totalCount: number, nodes: Array<{ rank: number, rankRange: { best: number, worst: number } }> } };

export type PeerPlaceFragment = { totalCount: number, nodes: Array<{ rank: number, rankRange: { best: number, worst: number } }> };

export type PeerYearFragment = { year: number, forms: Array<{ form: Form | null, reports: number }>, counts: { number: number }, distribution: { median: number | null } };

export type AgencyYearsFragment = { id: string, name: string, level: Level | null, sector: Sector, regionCode: string | null, region: { code: string, name: string, parent: { code: string, name: string, parent: { code: string, name: string } | null } | null } | null, reports: Array<{ id: string, year: number, form: Form | null, facts: Array<{ key: string, state: FactState, value: number | null, unit: Unit }>, findings: Array<{ id: string, code: FindingCode, severity: Severity, origin: Origin, metrics: Array<Metric>, expected: number | null, actual: number | null, legalBasis: string, message: { zh: string, en: string }, spans: Array<{ start: number, end: number }>, ruling: { author: string, reason: string, madeAt: string, inputsChanged: boolean } | null, reply: { author: string, text: string, madeAt: string, inputsChanged: boolean, isToFinding: boolean } | null }> }> };

export type DataQueryVariables = Exact<{ [key: string]: never; }>;


export type DataQuery = { years: Array<number>, agencies: { totalCount: number }, reports: { totalCount: number }, lastIngest: { at: string } | null };

export type DatasetQueryVariables = Exact<{ [key: string]: never; }>;


export type DatasetQuery = { dataset: { synthetic: boolean } };

export type EmbedRegionFragment = { region?: { name: string, parent: { name: string, parent: { name: string } | null } | null } | null };

export type EmbedVolumeFragment = { id: string, disclosure?: { basis: Basis | null, counts: Array<{ kind: CountKind, approximate: boolean }> } };

export type EmbedRankingQueryVariables = Exact<{
  metric: Metric;
  year?: number | null | undefined;
  filter?: AgencyFilter | null | undefined;
  direction?: RankingDirection | null | undefined;
  basis?: Basis | null | undefined;
  first?: number | null | undefined;
  asOf?: string | null | undefined;
  isFrozen: boolean;
  region: string;
  hasRegion: boolean;
  isVolume: boolean;
}>;


export type EmbedRankingQuery = { ranking: { year: number, totalCount: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number, nodes: Array<{ rank: number, value: number, isDisputed: boolean, isUnusual: boolean, valueNow?: number | null, disputes: Array<{ reply: { isToFinding: boolean } | null }>, agency: { id: string, name: string, reports?: Array<{ year: number, parsedAt: string }> }, report: { id: string, disclosure?: { basis: Basis | null, counts: Array<{ kind: CountKind, approximate: boolean }> } } }> }, dataset: { synthetic: boolean }, region?: { name: string, parent: { name: string, parent: { name: string } | null } | null } | null };

export type EmbedReplyFragment = { reply: { isToFinding: boolean } | null };

export type EmbedRateRankingQueryVariables = Exact<{
  rate: Rate;
  year?: number | null | undefined;
  filter?: AgencyFilter | null | undefined;
  direction?: RankingDirection | null | undefined;
  minimum?: number | null | undefined;
  first?: number | null | undefined;
  asOf?: string | null | undefined;
  isFrozen: boolean;
  region: string;
  hasRegion: boolean;
}>;


export type EmbedRateRankingQuery = { rateRanking: { year: number, totalCount: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number, belowMinimum: number, nodes: Array<{ rank: number, value: number, isDisputed: boolean, isUnusual: boolean, numerator: number, denominator: number, valueNow?: number | null, disputes: Array<{ reply: { isToFinding: boolean } | null }>, interval: { low: number, high: number } | null, agency: { id: string, name: string, reports?: Array<{ year: number, parsedAt: string }> }, report: { id: string } }> }, dataset: { synthetic: boolean }, region?: { name: string, parent: { name: string, parent: { name: string } | null } | null } | null };

export type EmbedPointFragment = { year: number, counts: { number: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number }, distribution: { sum: number }, forms: Array<{ form: Form | null, reports: number }>, break: { reason: FormBreakReason } | null };

export type EmbedCountsFragment = { number: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number };

export type EmbedTrendQueryVariables = Exact<{
  metric: Metric;
  years?: Array<number> | number | null | undefined;
  last?: number | null | undefined;
  filter?: AgencyFilter | null | undefined;
  basis?: Basis | null | undefined;
  asOf?: string | null | undefined;
  isFrozen: boolean;
  agencies?: Array<string> | string | null | undefined;
  hasAgency: boolean;
  region: string;
  hasRegion: boolean;
}>;


export type EmbedTrendQuery = { trend: Array<{ year: number, counts: { number: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number }, distribution: { sum: number }, forms: Array<{ form: Form | null, reports: number }>, break: { reason: FormBreakReason } | null }>, now?: Array<{ year: number, counts: { number: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number }, distribution: { sum: number }, forms: Array<{ form: Form | null, reports: number }>, break: { reason: FormBreakReason } | null }>, agencies?: { nodes: Array<{ id: string, name: string, reports: Array<{ id: string, year: number }> }> }, lastChanges?: Array<{ year: number, at: string, restatedAt: string | null }>, disputes?: { nodes: Array<{ metrics: Array<Metric>, report: { id: string }, reply: { isToFinding: boolean } | null }> }, dataset: { synthetic: boolean }, region?: { name: string, parent: { name: string, parent: { name: string } | null } | null } | null };

export type EmbedComparisonQueryVariables = Exact<{
  metric: Metric;
  years?: Array<number> | number | null | undefined;
  agencies: Array<string> | string;
  asOf?: string | null | undefined;
  isFrozen: boolean;
  isVolume: boolean;
}>;


export type EmbedComparisonQuery = { compare: Array<{ year: number, state: FigureState, value: number | null, agency: { id: string, name: string }, report: { id: string, disclosure?: { basis: Basis | null, counts: Array<{ kind: CountKind, approximate: boolean }> } } | null }>, now?: Array<{ value: number | null, report: { parsedAt: string } | null }>, disputes: { nodes: Array<{ metrics: Array<Metric>, report: { id: string }, reply: { isToFinding: boolean } | null }> }, dataset: { synthetic: boolean } };

export type EmbedGroupFragment = { level: Level | null, sector: Sector | null, region: { code: string, name: string } | null, counts: { number: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number }, distribution: { sum: number, mean: number | null, median: number | null, max: number | null, min: number | null } };

export type EmbedSpreadFragment = { sum: number, mean: number | null, median: number | null, max: number | null, min: number | null };

export type EmbedSummaryQueryVariables = Exact<{
  metric: Metric;
  years?: Array<number> | number | null | undefined;
  groupBy: Array<SummaryDimension> | SummaryDimension;
  filter?: AgencyFilter | null | undefined;
  basis?: Basis | null | undefined;
  orderBy?: SummaryOrder | null | undefined;
  first?: number | null | undefined;
  asOf?: string | null | undefined;
  isFrozen: boolean;
  region: string;
  hasRegion: boolean;
}>;


export type EmbedSummaryQuery = { summary: { years: Array<number>, totalCount: number, nodes: Array<{ level: Level | null, sector: Sector | null, region: { code: string, name: string } | null, counts: { number: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number }, distribution: { sum: number, mean: number | null, median: number | null, max: number | null, min: number | null } }>, nodesNow?: Array<{ counts: { number: number }, distribution: { sum: number, mean: number | null, median: number | null, max: number | null, min: number | null } } | null>, total: { counts: { number: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number } } }, lastChanges?: Array<{ year: number, at: string, restatedAt: string | null }>, dataset: { synthetic: boolean }, region?: { name: string, parent: { name: string, parent: { name: string } | null } | null } | null };

export type EmbedAgenciesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type EmbedAgenciesQuery = { agencies: { nodes: Array<{ id: string, name: string }> } };

export type EmbedYearsQueryVariables = Exact<{
  asOf: string;
}>;


export type EmbedYearsQuery = { years: Array<number> };

export type FilterOptionsQueryVariables = Exact<{
  province?: string | null | undefined;
  prefecture?: string | null | undefined;
  isWithin: boolean;
}>;


export type FilterOptionsQuery = { years: Array<number>, agencies: { totalCount: number, nodes: Array<{ region: { code: string, name: string, parent: { code: string, name: string, parent: { code: string, name: string } | null } | null } | null }> }, provinces: Array<{ code: string, name: string }>, province?: { children: Array<{ code: string, name: string }> } | null, prefecture?: { children: Array<{ code: string, name: string }> } | null };

export type FindingFieldsFragment = { id: string, code: FindingCode, severity: Severity, origin: Origin, metrics: Array<Metric>, expected: number | null, actual: number | null, legalBasis: string, message: { zh: string, en: string }, spans: Array<{ start: number, end: number }>, ruling: { author: string, reason: string, madeAt: string, inputsChanged: boolean } | null, reply: { author: string, text: string, madeAt: string, inputsChanged: boolean, isToFinding: boolean } | null };

export type FindingsQueryVariables = Exact<{
  year?: number | null | undefined;
  filter?: AgencyFilter | null | undefined;
  severities?: Array<Severity> | Severity | null | undefined;
  origins?: Array<Origin> | Origin | null | undefined;
  codes?: Array<FindingCode> | FindingCode | null | undefined;
  metrics?: Array<Metric> | Metric | null | undefined;
  orderBy?: FindingOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindingsQuery = { findings: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: FindingCode, severity: Severity, origin: Origin, metrics: Array<Metric>, expected: number | null, actual: number | null, legalBasis: string, report: { id: string, year: number, agency: { id: string, name: string } }, message: { zh: string, en: string }, spans: Array<{ start: number, end: number }>, ruling: { author: string, reason: string, madeAt: string, inputsChanged: boolean } | null, reply: { author: string, text: string, madeAt: string, inputsChanged: boolean, isToFinding: boolean } | null }> } };

export type FindingCountsQueryVariables = Exact<{
  year?: number | null | undefined;
  filter?: AgencyFilter | null | undefined;
  severities?: Array<Severity> | Severity | null | undefined;
  origins?: Array<Origin> | Origin | null | undefined;
  codes?: Array<FindingCode> | FindingCode | null | undefined;
}>;


export type FindingCountsQuery = { byRule: { total: number, codes: Array<{ code: FindingCode, count: number }> }, bySeverity: { total: number, severities: Array<{ severity: Severity, count: number }> }, byOrigin: { total: number, origins: Array<{ origin: Origin, count: number }> }, byYear: { total: number, years: Array<{ year: number, count: number }> } };

export type YearsQueryVariables = Exact<{ [key: string]: never; }>;


export type YearsQuery = { years: Array<number> };

export type HomeQueryVariables = Exact<{
  year: number;
}>;


export type HomeQuery = { agencies: { totalCount: number }, reports: { totalCount: number }, findingCounts: { total: number, severities: Array<{ severity: Severity, count: number }> }, findings: { nodes: Array<{ knownSince: string, id: string, code: FindingCode, severity: Severity, origin: Origin, metrics: Array<Metric>, expected: number | null, actual: number | null, legalBasis: string, report: { id: string, year: number, agency: { id: string, name: string } }, message: { zh: string, en: string }, spans: Array<{ start: number, end: number }>, ruling: { author: string, reason: string, madeAt: string, inputsChanged: boolean } | null, reply: { author: string, text: string, madeAt: string, inputsChanged: boolean, isToFinding: boolean } | null }> }, provinces: { nodes: Array<{ regionCode: string | null, region: { code: string, name: string } | null, counts: { number: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number } }> } };

export type ArrivalsQueryVariables = Exact<{ [key: string]: never; }>;


export type ArrivalsQuery = { lastIngest: { at: string, beganAt: string, reports: number, first: number, restated: number, reread: number, withdrawn: number } | null, changes: { totalCount: number, nodes: Array<{ id: string, at: string, kind: ChangeKind, year: number, changedCells: number, agency: { id: string, name: string }, report: { id: string } | null, findingsAdded: Array<{ id: string }>, findingsRemoved: Array<{ id: string }> }> } };

export type OverviewQueryVariables = Exact<{
  year: number;
  filter?: AgencyFilter | null | undefined;
}>;


export type OverviewQuery = { volume: { totalCount: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number, belowMinimum: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null }, nodes: Array<{ share: number | null, basis: Basis | null, rank: number, value: number, previousValue: number | null, previousRank: number | null, isDisputed: boolean, isUnusual: boolean, rankRange: { best: number, worst: number }, agency: { id: string, name: string, region: { name: string } | null }, report: { id: string } }>, distribution: { min: number | null, lowerQuartile: number | null, median: number | null, upperQuartile: number | null, max: number | null, mean: number | null } }, permits: { totalCount: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number, belowMinimum: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null }, nodes: Array<{ share: number | null, basis: Basis | null, rank: number, value: number, previousValue: number | null, previousRank: number | null, isDisputed: boolean, isUnusual: boolean, rankRange: { best: number, worst: number }, agency: { id: string, name: string, region: { name: string } | null }, report: { id: string } }>, distribution: { min: number | null, lowerQuartile: number | null, median: number | null, upperQuartile: number | null, max: number | null, mean: number | null } }, penalties: { totalCount: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number, belowMinimum: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null }, nodes: Array<{ share: number | null, basis: Basis | null, rank: number, value: number, previousValue: number | null, previousRank: number | null, isDisputed: boolean, isUnusual: boolean, rankRange: { best: number, worst: number }, agency: { id: string, name: string, region: { name: string } | null }, report: { id: string } }>, distribution: { min: number | null, lowerQuartile: number | null, median: number | null, upperQuartile: number | null, max: number | null, mean: number | null } }, coverage: { agencies: number, filed: number, notFiled: number, notFiledAgencies: { nodes: Array<{ id: string, name: string }> } } };

export type CoverageFragment = { agencies: number, filed: number, notFiled: number };

type RankedRow_RankingEntry_Fragment = { rank: number, value: number, previousValue: number | null, previousRank: number | null, isDisputed: boolean, isUnusual: boolean, rankRange: { best: number, worst: number }, agency: { id: string, name: string, region: { name: string } | null }, report: { id: string } };

type RankedRow_RateEntry_Fragment = { rank: number, value: number, previousValue: number | null, previousRank: number | null, isDisputed: boolean, isUnusual: boolean, rankRange: { best: number, worst: number }, agency: { id: string, name: string, region: { name: string } | null }, report: { id: string } };

export type RankedRowFragment =
  | RankedRow_RankingEntry_Fragment
  | RankedRow_RateEntry_Fragment
;

type RankingCounts_RankingConnection_Fragment = { blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number, belowMinimum: number, distribution: { min: number | null, lowerQuartile: number | null, median: number | null, upperQuartile: number | null, max: number | null, mean: number | null } };

type RankingCounts_RateRankingConnection_Fragment = { blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number, belowMinimum: number, distribution: { min: number | null, lowerQuartile: number | null, median: number | null, upperQuartile: number | null, max: number | null, mean: number | null } };

export type RankingCountsFragment =
  | RankingCounts_RankingConnection_Fragment
  | RankingCounts_RateRankingConnection_Fragment
;

export type PageEndsFragment = { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null };

export type RankingPageFragment = { totalCount: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number, belowMinimum: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null }, nodes: Array<{ share: number | null, basis: Basis | null, rank: number, value: number, previousValue: number | null, previousRank: number | null, isDisputed: boolean, isUnusual: boolean, rankRange: { best: number, worst: number }, agency: { id: string, name: string, region: { name: string } | null }, report: { id: string } }>, distribution: { min: number | null, lowerQuartile: number | null, median: number | null, upperQuartile: number | null, max: number | null, mean: number | null } };

export type RankingQueryVariables = Exact<{
  metric: Metric;
  year?: number | null | undefined;
  filter?: AgencyFilter | null | undefined;
  direction?: RankingDirection | null | undefined;
  basis?: Basis | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  around?: string | null | undefined;
  withDisclosure: boolean;
}>;


export type RankingQuery = { ranking: { totalCount: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number, belowMinimum: number, nodes: Array<{ share: number | null, basis: Basis | null, rank: number, value: number, previousValue: number | null, previousRank: number | null, isDisputed: boolean, isUnusual: boolean, report: { id: string, disclosure?: { counts: Array<{ kind: CountKind, approximate: boolean }> } }, rankRange: { best: number, worst: number }, agency: { id: string, name: string, region: { name: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null }, distribution: { min: number | null, lowerQuartile: number | null, median: number | null, upperQuartile: number | null, max: number | null, mean: number | null } } };

export type RateRankingQueryVariables = Exact<{
  rate: Rate;
  year: number;
  filter?: AgencyFilter | null | undefined;
  direction?: RankingDirection | null | undefined;
  minimum?: number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  around?: string | null | undefined;
}>;


export type RateRankingQuery = { rateRanking: { totalCount: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number, otherBasis: number, belowMinimum: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null }, nodes: Array<{ numerator: number, denominator: number, rank: number, value: number, previousValue: number | null, previousRank: number | null, isDisputed: boolean, isUnusual: boolean, interval: { low: number, high: number } | null, rankRange: { best: number, worst: number }, agency: { id: string, name: string, region: { name: string } | null }, report: { id: string } }>, distribution: { min: number | null, lowerQuartile: number | null, median: number | null, upperQuartile: number | null, max: number | null, mean: number | null } } };

export type RegionPathQueryVariables = Exact<{
  province: string;
  prefecture: string;
  code?: string | null | undefined;
}>;


export type RegionPathQuery = { years: Array<number>, provinces: Array<{ code: string, name: string }>, province: { children: Array<{ code: string, name: string }> } | null, prefecture: { children: Array<{ code: string, name: string }> } | null, children: Array<{ code: string, name: string }> };

export type DivisionFragment = { code: string, name: string };

export type RegionGroupsQueryVariables = Exact<{
  year: number;
  filter?: AgencyFilter | null | undefined;
  groupBy: SummaryDimension;
}>;


export type RegionGroupsQuery = { summary: { nodes: Array<{ regionCode: string | null, counts: { number: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number } }> } };

export type FiledCountsFragment = { number: number, blank: number, missing: number, notOnForm: number, unreadable: number, notFiled: number };

export type RegionAgenciesQueryVariables = Exact<{
  region: string;
}>;


export type RegionAgenciesQuery = { agencies: { totalCount: number, nodes: Array<{ id: string, name: string }> } };

export type ReportQueryVariables = Exact<{
  id: string;
}>;


export type ReportQuery = { report: { id: string, year: number, form: Form | null, nameAsPrinted: string, parserVersion: string, parsedAt: string, agency: { id: string, name: string }, document: { name: string, sha256: string, bytes: number, text: string }, reply: { author: string, text: string, madeAt: string, inputsChanged: boolean } | null, versions: Array<{ versionNumber: number, isCurrent: boolean, parsedAt: string, parserVersion: string, document: { name: string, sha256: string }, changes: Array<{ metric: Metric, before: { state: FactState, value: number | null, raw: string | null }, after: { state: FactState, value: number | null, raw: string | null } }> }>, facts: Array<{ key: string, state: FactState, value: number | null, unit: Unit, start: number | null, end: number | null, resolvedBy: ResolvedBy | null }>, disclosure: { volume: number | null, basis: Basis | null, counts: Array<{ value: number, approximate: boolean, unit: string, kind: CountKind, channel: Channel | null, span: { start: number, end: number } }> }, checks: Array<{ code: FindingCode, status: CheckStatus }>, findings: Array<{ id: string, code: FindingCode, severity: Severity, origin: Origin, metrics: Array<Metric>, expected: number | null, actual: number | null, legalBasis: string, message: { zh: string, en: string }, spans: Array<{ start: number, end: number }>, ruling: { author: string, reason: string, madeAt: string, inputsChanged: boolean } | null, reply: { author: string, text: string, madeAt: string, inputsChanged: boolean, isToFinding: boolean } | null }> } | null };

export type FactReadingFragment = { state: FactState, value: number | null, raw: string | null };

export type SearchQueryVariables = Exact<{
  text: string;
  first: number;
}>;


export type SearchQuery = { search: Array<{ id: string, name: string, level: Level | null, sector: Sector, regionCode: string | null, region: { name: string, parent: { name: string } | null } | null }> };

export type ReportHitsQueryVariables = Exact<{
  text: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReportHitsQuery = { searchReports: { totalCount: number, totalCountIsCapped: boolean, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null }, nodes: Array<{ report: { id: string, year: number, agency: { name: string } }, snippets: Array<{ text: string, span: { start: number }, highlights: Array<{ start: number, end: number }> }> }> } };

export type UnrankedQueryVariables = Exact<{
  metric?: Metric | null | undefined;
  rate?: Rate | null | undefined;
  year: number;
  filter?: AgencyFilter | null | undefined;
  basis?: Basis | null | undefined;
  minimum?: number | null | undefined;
  state?: UnrankedState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type UnrankedQuery = { unranked: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null }, nodes: Array<{ state: UnrankedState, agency: { id: string, name: string }, report: { id: string } | null, fact: { raw: string | null } | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ListedAgencyFragmentDoc = new TypedDocumentString(`
    fragment ListedAgency on Agency {
  id
  name
  level
  sector
  regionCode
  region {
    name
    parent {
      name
    }
  }
}
    `, {"fragmentName":"ListedAgency"}) as unknown as TypedDocumentString<ListedAgencyFragment, unknown>;
export const PeerPlaceFragmentDoc = new TypedDocumentString(`
    fragment PeerPlace on RankingConnection {
  totalCount
  nodes {
    rank
    rankRange {
      best
      worst
    }
  }
}
    `, {"fragmentName":"PeerPlace"}) as unknown as TypedDocumentString<PeerPlaceFragment, unknown>;
export const PeerYearFragmentDoc = new TypedDocumentString(`
    fragment PeerYear on TrendPoint {
  year
  forms {
    form
    reports
  }
  counts {
    number
  }
  distribution {
    median
  }
}
    `, {"fragmentName":"PeerYear"}) as unknown as TypedDocumentString<PeerYearFragment, unknown>;
export const FindingFieldsFragmentDoc = new TypedDocumentString(`
    fragment FindingFields on Finding {
  id
  code
  severity
  origin
  metrics
  expected
  actual
  message {
    zh
    en
  }
  spans {
    start
    end
  }
  legalBasis
  ruling {
    author
    reason
    madeAt
    inputsChanged
  }
  reply {
    author
    text
    madeAt
    inputsChanged
    isToFinding
  }
}
    `, {"fragmentName":"FindingFields"}) as unknown as TypedDocumentString<FindingFieldsFragment, unknown>;
export const AgencyYearsFragmentDoc = new TypedDocumentString(`
    fragment AgencyYears on Agency {
  id
  name
  level
  sector
  regionCode
  region {
    code
    name
    parent {
      code
      name
      parent {
        code
        name
      }
    }
  }
  reports {
    id
    year
    form
    facts(metrics: $metrics) {
      key
      state
      value
      unit
    }
    findings {
      ...FindingFields
    }
  }
}
    fragment FindingFields on Finding {
  id
  code
  severity
  origin
  metrics
  expected
  actual
  message {
    zh
    en
  }
  spans {
    start
    end
  }
  legalBasis
  ruling {
    author
    reason
    madeAt
    inputsChanged
  }
  reply {
    author
    text
    madeAt
    inputsChanged
    isToFinding
  }
}`, {"fragmentName":"AgencyYears"}) as unknown as TypedDocumentString<AgencyYearsFragment, unknown>;
export const EmbedRegionFragmentDoc = new TypedDocumentString(`
    fragment EmbedRegion on Query {
  region(code: $region) @include(if: $hasRegion) {
    name
    parent {
      name
      parent {
        name
      }
    }
  }
}
    `, {"fragmentName":"EmbedRegion"}) as unknown as TypedDocumentString<EmbedRegionFragment, unknown>;
export const EmbedVolumeFragmentDoc = new TypedDocumentString(`
    fragment EmbedVolume on Report {
  id
  disclosure @include(if: $isVolume) {
    basis
    counts {
      kind
      approximate
    }
  }
}
    `, {"fragmentName":"EmbedVolume"}) as unknown as TypedDocumentString<EmbedVolumeFragment, unknown>;
export const EmbedReplyFragmentDoc = new TypedDocumentString(`
    fragment EmbedReply on Finding {
  reply {
    isToFinding
  }
}
    `, {"fragmentName":"EmbedReply"}) as unknown as TypedDocumentString<EmbedReplyFragment, unknown>;
export const EmbedCountsFragmentDoc = new TypedDocumentString(`
    fragment EmbedCounts on AgencyCounts {
  number
  blank
  missing
  notOnForm
  unreadable
  notFiled
  otherBasis
}
    `, {"fragmentName":"EmbedCounts"}) as unknown as TypedDocumentString<EmbedCountsFragment, unknown>;
export const EmbedPointFragmentDoc = new TypedDocumentString(`
    fragment EmbedPoint on TrendPoint {
  year
  counts {
    ...EmbedCounts
  }
  distribution {
    sum
  }
  forms {
    form
    reports
  }
  break {
    reason
  }
}
    fragment EmbedCounts on AgencyCounts {
  number
  blank
  missing
  notOnForm
  unreadable
  notFiled
  otherBasis
}`, {"fragmentName":"EmbedPoint"}) as unknown as TypedDocumentString<EmbedPointFragment, unknown>;
export const EmbedSpreadFragmentDoc = new TypedDocumentString(`
    fragment EmbedSpread on Distribution {
  sum
  mean
  median
  max
  min
}
    `, {"fragmentName":"EmbedSpread"}) as unknown as TypedDocumentString<EmbedSpreadFragment, unknown>;
export const EmbedGroupFragmentDoc = new TypedDocumentString(`
    fragment EmbedGroup on SummaryGroup {
  region {
    code
    name
  }
  level
  sector
  counts {
    ...EmbedCounts
  }
  distribution {
    ...EmbedSpread
  }
}
    fragment EmbedCounts on AgencyCounts {
  number
  blank
  missing
  notOnForm
  unreadable
  notFiled
  otherBasis
}
fragment EmbedSpread on Distribution {
  sum
  mean
  median
  max
  min
}`, {"fragmentName":"EmbedGroup"}) as unknown as TypedDocumentString<EmbedGroupFragment, unknown>;
export const CoverageFragmentDoc = new TypedDocumentString(`
    fragment Coverage on Coverage {
  agencies
  filed
  notFiled
}
    `, {"fragmentName":"Coverage"}) as unknown as TypedDocumentString<CoverageFragment, unknown>;
export const RankingCountsFragmentDoc = new TypedDocumentString(`
    fragment RankingCounts on RankingPage {
  blank
  missing
  notOnForm
  unreadable
  notFiled
  otherBasis
  belowMinimum
  distribution {
    min
    lowerQuartile
    median
    upperQuartile
    max
    mean
  }
}
    `, {"fragmentName":"RankingCounts"}) as unknown as TypedDocumentString<RankingCountsFragment, unknown>;
export const PageEndsFragmentDoc = new TypedDocumentString(`
    fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  endCursor
}
    `, {"fragmentName":"PageEnds"}) as unknown as TypedDocumentString<PageEndsFragment, unknown>;
export const RankedRowFragmentDoc = new TypedDocumentString(`
    fragment RankedRow on RankedAgency {
  rank
  rankRange {
    best
    worst
  }
  value
  previousValue
  previousRank
  isDisputed
  isUnusual
  agency {
    id
    name
    region {
      name
    }
  }
  report {
    id
  }
}
    `, {"fragmentName":"RankedRow"}) as unknown as TypedDocumentString<RankedRowFragment, unknown>;
export const RankingPageFragmentDoc = new TypedDocumentString(`
    fragment RankingPage on RankingConnection {
  totalCount
  ...RankingCounts
  pageInfo {
    ...PageEnds
  }
  nodes {
    ...RankedRow
    share
    basis
  }
}
    fragment RankedRow on RankedAgency {
  rank
  rankRange {
    best
    worst
  }
  value
  previousValue
  previousRank
  isDisputed
  isUnusual
  agency {
    id
    name
    region {
      name
    }
  }
  report {
    id
  }
}
fragment RankingCounts on RankingPage {
  blank
  missing
  notOnForm
  unreadable
  notFiled
  otherBasis
  belowMinimum
  distribution {
    min
    lowerQuartile
    median
    upperQuartile
    max
    mean
  }
}
fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  endCursor
}`, {"fragmentName":"RankingPage"}) as unknown as TypedDocumentString<RankingPageFragment, unknown>;
export const DivisionFragmentDoc = new TypedDocumentString(`
    fragment Division on Region {
  code
  name
}
    `, {"fragmentName":"Division"}) as unknown as TypedDocumentString<DivisionFragment, unknown>;
export const FiledCountsFragmentDoc = new TypedDocumentString(`
    fragment FiledCounts on AgencyCounts {
  number
  blank
  missing
  notOnForm
  unreadable
  notFiled
}
    `, {"fragmentName":"FiledCounts"}) as unknown as TypedDocumentString<FiledCountsFragment, unknown>;
export const FactReadingFragmentDoc = new TypedDocumentString(`
    fragment FactReading on Fact {
  state
  value
  raw
}
    `, {"fragmentName":"FactReading"}) as unknown as TypedDocumentString<FactReadingFragment, unknown>;
export const AbsentDocument = new TypedDocumentString(`
    query Absent($year: Int!, $filter: AgencyFilter, $first: Int, $after: String) {
  coverage(year: $year, filter: $filter) {
    ...Coverage
    notFiledAgencies(first: $first, after: $after) {
      pageInfo {
        ...PageEnds
      }
      nodes {
        id
        name
      }
    }
  }
}
    fragment Coverage on Coverage {
  agencies
  filed
  notFiled
}
fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  endCursor
}`, {"hash":"sha256:7fd41c35ea5c1134ab2b176b889e3f69347a9c93d151d66b58f3f2513556b242"}) as unknown as TypedDocumentString<AbsentQuery, AbsentQueryVariables>;
export const AgenciesDocument = new TypedDocumentString(`
    query Agencies($filter: AgencyFilter, $first: Int, $after: String) {
  agencies(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      ...PageEnds
    }
    nodes {
      ...ListedAgency
    }
  }
}
    fragment ListedAgency on Agency {
  id
  name
  level
  sector
  regionCode
  region {
    name
    parent {
      name
    }
  }
}
fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  endCursor
}`, {"hash":"sha256:ffec3336ce72ed9f194eb8bdbd1289ccc11a25af69b633adca739a25ef576318"}) as unknown as TypedDocumentString<AgenciesQuery, AgenciesQueryVariables>;
export const AgencyDocument = new TypedDocumentString(`
    query Agency($id: ID!, $metrics: [Metric!]!) {
  agency(id: $id) {
    ...AgencyYears
  }
}
    fragment AgencyYears on Agency {
  id
  name
  level
  sector
  regionCode
  region {
    code
    name
    parent {
      code
      name
      parent {
        code
        name
      }
    }
  }
  reports {
    id
    year
    form
    facts(metrics: $metrics) {
      key
      state
      value
      unit
    }
    findings {
      ...FindingFields
    }
  }
}
fragment FindingFields on Finding {
  id
  code
  severity
  origin
  metrics
  expected
  actual
  message {
    zh
    en
  }
  spans {
    start
    end
  }
  legalBasis
  ruling {
    author
    reason
    madeAt
    inputsChanged
  }
  reply {
    author
    text
    madeAt
    inputsChanged
    isToFinding
  }
}`, {"hash":"sha256:84e732695118b5d2ae48577755843925b3937c19ba27df786c6e2136b0f06f57"}) as unknown as TypedDocumentString<AgencyQuery, AgencyQueryVariables>;
export const ComparisonDocument = new TypedDocumentString(`
    query Comparison($ids: [ID!]!, $metrics: [Metric!]!, $text: String!) {
  agencies(filter: {ids: $ids}, first: 8) {
    nodes {
      ...AgencyYears
    }
  }
  search(text: $text, first: 12) {
    id
    name
    region {
      name
    }
  }
}
    fragment AgencyYears on Agency {
  id
  name
  level
  sector
  regionCode
  region {
    code
    name
    parent {
      code
      name
      parent {
        code
        name
      }
    }
  }
  reports {
    id
    year
    form
    facts(metrics: $metrics) {
      key
      state
      value
      unit
    }
    findings {
      ...FindingFields
    }
  }
}
fragment FindingFields on Finding {
  id
  code
  severity
  origin
  metrics
  expected
  actual
  message {
    zh
    en
  }
  spans {
    start
    end
  }
  legalBasis
  ruling {
    author
    reason
    madeAt
    inputsChanged
  }
  reply {
    author
    text
    madeAt
    inputsChanged
    isToFinding
  }
}`, {"hash":"sha256:32f20bb78822022a6c1655f7eae6bdf365927a5c4b196826207ac7465aedd5be"}) as unknown as TypedDocumentString<ComparisonQuery, ComparisonQueryVariables>;
export const PeersDocument = new TypedDocumentString(`
    query Peers($filter: AgencyFilter!, $year: Int!, $agency: ID!) {
  volume: trend(metric: DISCLOSURE_VOLUME, filter: $filter) {
    ...PeerYear
  }
  volumePlace: ranking(
    metric: DISCLOSURE_VOLUME
    year: $year
    filter: $filter
    around: $agency
    first: 1
  ) {
    ...PeerPlace
  }
  permits: trend(metric: PERMITS_DECISIONS, filter: $filter) {
    ...PeerYear
  }
  permitsPlace: ranking(
    metric: PERMITS_DECISIONS
    year: $year
    filter: $filter
    around: $agency
    first: 1
  ) {
    ...PeerPlace
  }
  penalties: trend(metric: PENALTIES_DECISIONS, filter: $filter) {
    ...PeerYear
  }
  penaltiesPlace: ranking(
    metric: PENALTIES_DECISIONS
    year: $year
    filter: $filter
    around: $agency
    first: 1
  ) {
    ...PeerPlace
  }
}
    fragment PeerPlace on RankingConnection {
  totalCount
  nodes {
    rank
    rankRange {
      best
      worst
    }
  }
}
fragment PeerYear on TrendPoint {
  year
  forms {
    form
    reports
  }
  counts {
    number
  }
  distribution {
    median
  }
}`, {"hash":"sha256:265030ba0522c9f9f969731b5716167d826116139ac3326e4273901af4f2640c"}) as unknown as TypedDocumentString<PeersQuery, PeersQueryVariables>;
export const DataDocument = new TypedDocumentString(`
    query Data {
  years
  agencies(first: 0) {
    totalCount
  }
  reports(first: 0) {
    totalCount
  }
  lastIngest {
    at
  }
}
    `, {"hash":"sha256:3c8556feb803e41bdc06def67963218081a4230443494713b8ff485ff3b2389f"}) as unknown as TypedDocumentString<DataQuery, DataQueryVariables>;
export const DatasetDocument = new TypedDocumentString(`
    query Dataset {
  dataset {
    synthetic
  }
}
    `, {"hash":"sha256:d4e1ac3fac31006af71f71d8c38cbd04d10a5ac24b1037f342fc5533ebb2ea2b"}) as unknown as TypedDocumentString<DatasetQuery, DatasetQueryVariables>;
export const EmbedRankingDocument = new TypedDocumentString(`
    query EmbedRanking($metric: Metric!, $year: Int, $filter: AgencyFilter, $direction: RankingDirection, $basis: Basis, $first: Int, $asOf: DateTime, $isFrozen: Boolean!, $region: String!, $hasRegion: Boolean!, $isVolume: Boolean!) {
  ...EmbedRegion
  ranking(
    metric: $metric
    year: $year
    filter: $filter
    direction: $direction
    basis: $basis
    first: $first
    asOf: $asOf
  ) {
    year
    totalCount
    blank
    missing
    notOnForm
    unreadable
    notFiled
    otherBasis
    nodes {
      rank
      value
      isDisputed
      isUnusual
      disputes {
        ...EmbedReply
      }
      valueNow @include(if: $isFrozen)
      agency {
        id
        name
        reports @include(if: $isFrozen) {
          year
          parsedAt
        }
      }
      report {
        ...EmbedVolume
      }
    }
  }
  dataset {
    synthetic
  }
}
    fragment EmbedRegion on Query {
  region(code: $region) @include(if: $hasRegion) {
    name
    parent {
      name
      parent {
        name
      }
    }
  }
}
fragment EmbedVolume on Report {
  id
  disclosure @include(if: $isVolume) {
    basis
    counts {
      kind
      approximate
    }
  }
}
fragment EmbedReply on Finding {
  reply {
    isToFinding
  }
}`, {"hash":"sha256:8a3246b5d851dddd7ee4edb469872dc4245ae760f34e91306793898b08338006"}) as unknown as TypedDocumentString<EmbedRankingQuery, EmbedRankingQueryVariables>;
export const EmbedRateRankingDocument = new TypedDocumentString(`
    query EmbedRateRanking($rate: Rate!, $year: Int, $filter: AgencyFilter, $direction: RankingDirection, $minimum: Int, $first: Int, $asOf: DateTime, $isFrozen: Boolean!, $region: String!, $hasRegion: Boolean!) {
  ...EmbedRegion
  rateRanking(
    rate: $rate
    year: $year
    filter: $filter
    direction: $direction
    minimum: $minimum
    first: $first
    asOf: $asOf
  ) {
    year
    totalCount
    blank
    missing
    notOnForm
    unreadable
    notFiled
    otherBasis
    belowMinimum
    nodes {
      rank
      value
      isDisputed
      isUnusual
      disputes {
        ...EmbedReply
      }
      numerator
      denominator
      interval {
        low
        high
      }
      valueNow @include(if: $isFrozen)
      agency {
        id
        name
        reports @include(if: $isFrozen) {
          year
          parsedAt
        }
      }
      report {
        id
      }
    }
  }
  dataset {
    synthetic
  }
}
    fragment EmbedRegion on Query {
  region(code: $region) @include(if: $hasRegion) {
    name
    parent {
      name
      parent {
        name
      }
    }
  }
}
fragment EmbedReply on Finding {
  reply {
    isToFinding
  }
}`, {"hash":"sha256:d275cecd1a704d29e15004a1453fd88b7fc48c2d7aabb45fef7cbc3054787f6d"}) as unknown as TypedDocumentString<EmbedRateRankingQuery, EmbedRateRankingQueryVariables>;
export const EmbedTrendDocument = new TypedDocumentString(`
    query EmbedTrend($metric: Metric!, $years: [Int!], $last: Int, $filter: AgencyFilter, $basis: Basis, $asOf: DateTime, $isFrozen: Boolean!, $agencies: [ID!], $hasAgency: Boolean!, $region: String!, $hasRegion: Boolean!) {
  ...EmbedRegion
  trend(
    metric: $metric
    years: $years
    last: $last
    filter: $filter
    basis: $basis
    asOf: $asOf
  ) {
    ...EmbedPoint
  }
  now: trend(
    metric: $metric
    years: $years
    last: $last
    filter: $filter
    basis: $basis
  ) @include(if: $isFrozen) {
    ...EmbedPoint
  }
  agencies(filter: {ids: $agencies}, first: 1) @include(if: $hasAgency) {
    nodes {
      id
      name
      reports {
        id
        year
      }
    }
  }
  lastChanges(after: $asOf, filter: $filter) @include(if: $isFrozen) {
    year
    at
    restatedAt
  }
  disputes: findings(
    metrics: [$metric]
    filter: {ids: $agencies}
    severities: [ERROR]
    asOf: $asOf
    first: 100
  ) @include(if: $hasAgency) {
    nodes {
      ...EmbedReply
      metrics
      report {
        id
      }
    }
  }
  dataset {
    synthetic
  }
}
    fragment EmbedRegion on Query {
  region(code: $region) @include(if: $hasRegion) {
    name
    parent {
      name
      parent {
        name
      }
    }
  }
}
fragment EmbedReply on Finding {
  reply {
    isToFinding
  }
}
fragment EmbedPoint on TrendPoint {
  year
  counts {
    ...EmbedCounts
  }
  distribution {
    sum
  }
  forms {
    form
    reports
  }
  break {
    reason
  }
}
fragment EmbedCounts on AgencyCounts {
  number
  blank
  missing
  notOnForm
  unreadable
  notFiled
  otherBasis
}`, {"hash":"sha256:3d5c243bef829e5328137216a78ac54c9c7d67032c9038b394601da040cdc424"}) as unknown as TypedDocumentString<EmbedTrendQuery, EmbedTrendQueryVariables>;
export const EmbedComparisonDocument = new TypedDocumentString(`
    query EmbedComparison($metric: Metric!, $years: [Int!], $agencies: [ID!]!, $asOf: DateTime, $isFrozen: Boolean!, $isVolume: Boolean!) {
  compare(agencies: $agencies, metrics: [$metric], years: $years, asOf: $asOf) {
    agency {
      id
      name
    }
    year
    state
    value
    report {
      ...EmbedVolume
    }
  }
  now: compare(agencies: $agencies, metrics: [$metric], years: $years) @include(if: $isFrozen) {
    value
    report {
      parsedAt
    }
  }
  disputes: findings(
    metrics: [$metric]
    filter: {ids: $agencies}
    severities: [ERROR]
    asOf: $asOf
    first: 200
  ) {
    nodes {
      ...EmbedReply
      metrics
      report {
        id
      }
    }
  }
  dataset {
    synthetic
  }
}
    fragment EmbedVolume on Report {
  id
  disclosure @include(if: $isVolume) {
    basis
    counts {
      kind
      approximate
    }
  }
}
fragment EmbedReply on Finding {
  reply {
    isToFinding
  }
}`, {"hash":"sha256:dc8a71ff5a31d9c29f0db0835cff85630d5438e9e6c422bf9b1715207fba674d"}) as unknown as TypedDocumentString<EmbedComparisonQuery, EmbedComparisonQueryVariables>;
export const EmbedSummaryDocument = new TypedDocumentString(`
    query EmbedSummary($metric: Metric!, $years: [Int!], $groupBy: [SummaryDimension!]!, $filter: AgencyFilter, $basis: Basis, $orderBy: SummaryOrder, $first: Int, $asOf: DateTime, $isFrozen: Boolean!, $region: String!, $hasRegion: Boolean!) {
  ...EmbedRegion
  summary(
    metric: $metric
    years: $years
    groupBy: $groupBy
    filter: $filter
    basis: $basis
    orderBy: $orderBy
    having: [{aspect: NUMBER, atLeast: 1}]
    first: $first
    asOf: $asOf
  ) {
    years
    totalCount
    nodes {
      ...EmbedGroup
    }
    nodesNow @include(if: $isFrozen) {
      counts {
        number
      }
      distribution {
        ...EmbedSpread
      }
    }
    total {
      counts {
        ...EmbedCounts
      }
    }
  }
  lastChanges(after: $asOf, filter: $filter) @include(if: $isFrozen) {
    year
    at
    restatedAt
  }
  dataset {
    synthetic
  }
}
    fragment EmbedRegion on Query {
  region(code: $region) @include(if: $hasRegion) {
    name
    parent {
      name
      parent {
        name
      }
    }
  }
}
fragment EmbedCounts on AgencyCounts {
  number
  blank
  missing
  notOnForm
  unreadable
  notFiled
  otherBasis
}
fragment EmbedGroup on SummaryGroup {
  region {
    code
    name
  }
  level
  sector
  counts {
    ...EmbedCounts
  }
  distribution {
    ...EmbedSpread
  }
}
fragment EmbedSpread on Distribution {
  sum
  mean
  median
  max
  min
}`, {"hash":"sha256:d431fece1c07af272149ff86dac299a8add801a2b259fa1e965ec8897d0c2000"}) as unknown as TypedDocumentString<EmbedSummaryQuery, EmbedSummaryQueryVariables>;
export const EmbedAgenciesDocument = new TypedDocumentString(`
    query EmbedAgencies($ids: [ID!]!) {
  agencies(filter: {ids: $ids}, first: 8) {
    nodes {
      id
      name
    }
  }
}
    `, {"hash":"sha256:3c9d87997c32e6dea88f35ae13249ca2eae05f75c41fd206b63eaf1fb3f88cc2"}) as unknown as TypedDocumentString<EmbedAgenciesQuery, EmbedAgenciesQueryVariables>;
export const EmbedYearsDocument = new TypedDocumentString(`
    query EmbedYears($asOf: DateTime!) {
  years(asOf: $asOf)
}
    `, {"hash":"sha256:0cc12470b6c48075e2808cfcb7d3ebfc844e52639b9056b39774183c6c49cf72"}) as unknown as TypedDocumentString<EmbedYearsQuery, EmbedYearsQueryVariables>;
export const FilterOptionsDocument = new TypedDocumentString(`
    query FilterOptions($province: String = "000000", $prefecture: String = "000000", $isWithin: Boolean!) {
  years
  agencies(first: 200) {
    totalCount
    nodes {
      region {
        code
        name
        parent {
          code
          name
          parent {
            code
            name
          }
        }
      }
    }
  }
  provinces: regions {
    code
    name
  }
  province: region(code: $province) @include(if: $isWithin) {
    children {
      code
      name
    }
  }
  prefecture: region(code: $prefecture) @include(if: $isWithin) {
    children {
      code
      name
    }
  }
}
    `, {"hash":"sha256:4eb6de17d575d67a2afcaeda565c6130108e9737b1861138accd551e8dd3d041"}) as unknown as TypedDocumentString<FilterOptionsQuery, FilterOptionsQueryVariables>;
export const FindingsDocument = new TypedDocumentString(`
    query Findings($year: Int, $filter: AgencyFilter, $severities: [Severity!], $origins: [Origin!], $codes: [FindingCode!], $metrics: [Metric!], $orderBy: FindingOrder, $first: Int, $after: String) {
  findings(
    year: $year
    filter: $filter
    severities: $severities
    origins: $origins
    codes: $codes
    metrics: $metrics
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FindingFields
      report {
        id
        year
        agency {
          id
          name
        }
      }
    }
  }
}
    fragment FindingFields on Finding {
  id
  code
  severity
  origin
  metrics
  expected
  actual
  message {
    zh
    en
  }
  spans {
    start
    end
  }
  legalBasis
  ruling {
    author
    reason
    madeAt
    inputsChanged
  }
  reply {
    author
    text
    madeAt
    inputsChanged
    isToFinding
  }
}`, {"hash":"sha256:e8915bb118e72c190f5ea517aac74770cf9da4e5cb34566a050842380dc8e6c6"}) as unknown as TypedDocumentString<FindingsQuery, FindingsQueryVariables>;
export const FindingCountsDocument = new TypedDocumentString(`
    query FindingCounts($year: Int, $filter: AgencyFilter, $severities: [Severity!], $origins: [Origin!], $codes: [FindingCode!]) {
  byRule: findingCounts(
    year: $year
    filter: $filter
    severities: $severities
    origins: $origins
  ) {
    total
    codes {
      code
      count
    }
  }
  bySeverity: findingCounts(
    year: $year
    filter: $filter
    origins: $origins
    codes: $codes
  ) {
    total
    severities {
      severity
      count
    }
  }
  byOrigin: findingCounts(
    year: $year
    filter: $filter
    severities: $severities
    codes: $codes
  ) {
    total
    origins {
      origin
      count
    }
  }
  byYear: findingCounts(
    filter: $filter
    severities: $severities
    origins: $origins
    codes: $codes
  ) {
    total
    years {
      year
      count
    }
  }
}
    `, {"hash":"sha256:fbc085e1d8c7e65b968f7bd58167656ee445238dcaa537400b2b219bf7e21b50"}) as unknown as TypedDocumentString<FindingCountsQuery, FindingCountsQueryVariables>;
export const YearsDocument = new TypedDocumentString(`
    query Years {
  years
}
    `, {"hash":"sha256:78f55f10e3eb12555c19f9514ac13929b14f61e30ea4ac8d17826c05e5640a8b"}) as unknown as TypedDocumentString<YearsQuery, YearsQueryVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home($year: Int!) {
  agencies(first: 0) {
    totalCount
  }
  reports(year: $year, first: 0) {
    totalCount
  }
  findingCounts(year: $year) {
    total
    severities {
      severity
      count
    }
  }
  findings(year: $year, severities: [ERROR, WARNING], orderBy: NEWEST, first: 6) {
    nodes {
      knownSince
      ...FindingFields
      report {
        id
        year
        agency {
          id
          name
        }
      }
    }
  }
  provinces: summary(
    metric: PERMITS_DECISIONS
    years: [$year]
    groupBy: [PROVINCE]
    orderBy: {by: KEY}
    first: 40
  ) {
    nodes {
      regionCode
      region {
        code
        name
      }
      counts {
        ...FiledCounts
      }
    }
  }
}
    fragment FindingFields on Finding {
  id
  code
  severity
  origin
  metrics
  expected
  actual
  message {
    zh
    en
  }
  spans {
    start
    end
  }
  legalBasis
  ruling {
    author
    reason
    madeAt
    inputsChanged
  }
  reply {
    author
    text
    madeAt
    inputsChanged
    isToFinding
  }
}
fragment FiledCounts on AgencyCounts {
  number
  blank
  missing
  notOnForm
  unreadable
  notFiled
}`, {"hash":"sha256:e13d3e780f5b1c519df947b818240ce334c991002329a25083adad42a31cef84"}) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const ArrivalsDocument = new TypedDocumentString(`
    query Arrivals {
  lastIngest {
    at
    beganAt
    reports
    first
    restated
    reread
    withdrawn
  }
  changes(first: 8) {
    totalCount
    nodes {
      id
      at
      kind
      year
      changedCells
      agency {
        id
        name
      }
      report {
        id
      }
      findingsAdded {
        id
      }
      findingsRemoved {
        id
      }
    }
  }
}
    `, {"hash":"sha256:2d7b6e722f0decf650c6656dac0fe0ff5b84ccf2240aeecbb79e7a60f2992440"}) as unknown as TypedDocumentString<ArrivalsQuery, ArrivalsQueryVariables>;
export const OverviewDocument = new TypedDocumentString(`
    query Overview($year: Int!, $filter: AgencyFilter) {
  volume: ranking(
    metric: DISCLOSURE_VOLUME
    year: $year
    filter: $filter
    first: 5
  ) {
    ...RankingPage
  }
  permits: ranking(
    metric: PERMITS_DECISIONS
    year: $year
    filter: $filter
    first: 5
  ) {
    ...RankingPage
  }
  penalties: ranking(
    metric: PENALTIES_DECISIONS
    year: $year
    filter: $filter
    first: 5
  ) {
    ...RankingPage
  }
  coverage(year: $year, filter: $filter) {
    ...Coverage
    notFiledAgencies(first: 12) {
      nodes {
        id
        name
      }
    }
  }
}
    fragment Coverage on Coverage {
  agencies
  filed
  notFiled
}
fragment RankedRow on RankedAgency {
  rank
  rankRange {
    best
    worst
  }
  value
  previousValue
  previousRank
  isDisputed
  isUnusual
  agency {
    id
    name
    region {
      name
    }
  }
  report {
    id
  }
}
fragment RankingCounts on RankingPage {
  blank
  missing
  notOnForm
  unreadable
  notFiled
  otherBasis
  belowMinimum
  distribution {
    min
    lowerQuartile
    median
    upperQuartile
    max
    mean
  }
}
fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  endCursor
}
fragment RankingPage on RankingConnection {
  totalCount
  ...RankingCounts
  pageInfo {
    ...PageEnds
  }
  nodes {
    ...RankedRow
    share
    basis
  }
}`, {"hash":"sha256:44096a398a749ab97ee918257a624d4d86c73b99157dd0acdcd473de3cbc4d56"}) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const RankingDocument = new TypedDocumentString(`
    query Ranking($metric: Metric!, $year: Int, $filter: AgencyFilter, $direction: RankingDirection, $basis: Basis, $first: Int, $after: String, $around: ID, $withDisclosure: Boolean!) {
  ranking(
    metric: $metric
    year: $year
    filter: $filter
    direction: $direction
    basis: $basis
    first: $first
    after: $after
    around: $around
  ) {
    ...RankingPage
    nodes {
      report {
        disclosure @include(if: $withDisclosure) {
          counts {
            kind
            approximate
          }
        }
      }
    }
  }
}
    fragment RankedRow on RankedAgency {
  rank
  rankRange {
    best
    worst
  }
  value
  previousValue
  previousRank
  isDisputed
  isUnusual
  agency {
    id
    name
    region {
      name
    }
  }
  report {
    id
  }
}
fragment RankingCounts on RankingPage {
  blank
  missing
  notOnForm
  unreadable
  notFiled
  otherBasis
  belowMinimum
  distribution {
    min
    lowerQuartile
    median
    upperQuartile
    max
    mean
  }
}
fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  endCursor
}
fragment RankingPage on RankingConnection {
  totalCount
  ...RankingCounts
  pageInfo {
    ...PageEnds
  }
  nodes {
    ...RankedRow
    share
    basis
  }
}`, {"hash":"sha256:9069bccbf1ed9fe7d0ad7afe8be0faa94a6bd8cc0269a172373be414c6bb77f5"}) as unknown as TypedDocumentString<RankingQuery, RankingQueryVariables>;
export const RateRankingDocument = new TypedDocumentString(`
    query RateRanking($rate: Rate!, $year: Int!, $filter: AgencyFilter, $direction: RankingDirection, $minimum: Int, $first: Int, $after: String, $around: ID) {
  rateRanking(
    rate: $rate
    year: $year
    filter: $filter
    direction: $direction
    minimum: $minimum
    first: $first
    after: $after
    around: $around
  ) {
    totalCount
    ...RankingCounts
    pageInfo {
      ...PageEnds
    }
    nodes {
      ...RankedRow
      numerator
      denominator
      interval {
        low
        high
      }
    }
  }
}
    fragment RankedRow on RankedAgency {
  rank
  rankRange {
    best
    worst
  }
  value
  previousValue
  previousRank
  isDisputed
  isUnusual
  agency {
    id
    name
    region {
      name
    }
  }
  report {
    id
  }
}
fragment RankingCounts on RankingPage {
  blank
  missing
  notOnForm
  unreadable
  notFiled
  otherBasis
  belowMinimum
  distribution {
    min
    lowerQuartile
    median
    upperQuartile
    max
    mean
  }
}
fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  endCursor
}`, {"hash":"sha256:25565863fd2392471debe7c70d5b6f068ca5d4dd58367e6fc4a20e7a42087403"}) as unknown as TypedDocumentString<RateRankingQuery, RateRankingQueryVariables>;
export const RegionPathDocument = new TypedDocumentString(`
    query RegionPath($province: String!, $prefecture: String!, $code: String) {
  years
  provinces: regions {
    ...Division
  }
  province: region(code: $province) {
    children {
      ...Division
    }
  }
  prefecture: region(code: $prefecture) {
    children {
      ...Division
    }
  }
  children: regions(parent: $code) {
    ...Division
  }
}
    fragment Division on Region {
  code
  name
}`, {"hash":"sha256:ed1e567bbf0ec9bf733d396fbaf4d622a1f71b42039d3f56a6369135ca3a94b4"}) as unknown as TypedDocumentString<RegionPathQuery, RegionPathQueryVariables>;
export const RegionGroupsDocument = new TypedDocumentString(`
    query RegionGroups($year: Int!, $filter: AgencyFilter, $groupBy: SummaryDimension!) {
  summary(
    metric: PERMITS_DECISIONS
    years: [$year]
    filter: $filter
    groupBy: [$groupBy]
    orderBy: {by: KEY}
    first: 200
  ) {
    nodes {
      regionCode
      counts {
        ...FiledCounts
      }
    }
  }
}
    fragment FiledCounts on AgencyCounts {
  number
  blank
  missing
  notOnForm
  unreadable
  notFiled
}`, {"hash":"sha256:44f6dfbb353c8faad4ba96fff384ea839ff058ba5499db70fe830d2b0eb54757"}) as unknown as TypedDocumentString<RegionGroupsQuery, RegionGroupsQueryVariables>;
export const RegionAgenciesDocument = new TypedDocumentString(`
    query RegionAgencies($region: String!) {
  agencies(filter: {region: $region}, first: 100) {
    totalCount
    nodes {
      id
      name
    }
  }
}
    `, {"hash":"sha256:39be431c28a805be06d2a7de18896b421665a6c217c6ad27929ee557497a5f40"}) as unknown as TypedDocumentString<RegionAgenciesQuery, RegionAgenciesQueryVariables>;
export const ReportDocument = new TypedDocumentString(`
    query Report($id: ID!) {
  report(id: $id) {
    id
    year
    form
    nameAsPrinted
    parserVersion
    parsedAt
    agency {
      id
      name
    }
    document {
      name
      sha256
      bytes
      text
    }
    reply {
      author
      text
      madeAt
      inputsChanged
    }
    versions {
      versionNumber
      isCurrent
      parsedAt
      parserVersion
      document {
        name
        sha256
      }
      changes {
        metric
        before {
          ...FactReading
        }
        after {
          ...FactReading
        }
      }
    }
    facts {
      key
      state
      value
      unit
      start
      end
      resolvedBy
    }
    disclosure {
      volume
      basis
      counts {
        value
        approximate
        unit
        kind
        channel
        span {
          start
          end
        }
      }
    }
    checks {
      code
      status
    }
    findings {
      ...FindingFields
    }
  }
}
    fragment FindingFields on Finding {
  id
  code
  severity
  origin
  metrics
  expected
  actual
  message {
    zh
    en
  }
  spans {
    start
    end
  }
  legalBasis
  ruling {
    author
    reason
    madeAt
    inputsChanged
  }
  reply {
    author
    text
    madeAt
    inputsChanged
    isToFinding
  }
}
fragment FactReading on Fact {
  state
  value
  raw
}`, {"hash":"sha256:cea0e7c5e3a6d10678c884edd9fbd36d5e747ed7f17267d0b1838d540f18bb4d"}) as unknown as TypedDocumentString<ReportQuery, ReportQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $first: Int!) {
  search(text: $text, first: $first) {
    ...ListedAgency
  }
}
    fragment ListedAgency on Agency {
  id
  name
  level
  sector
  regionCode
  region {
    name
    parent {
      name
    }
  }
}`, {"hash":"sha256:316866c32c7015696a33f481d03bb2ba5a8e6ed1dfca992881c3eee855d9c545"}) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const ReportHitsDocument = new TypedDocumentString(`
    query ReportHits($text: String!, $first: Int, $after: String) {
  searchReports(text: $text, first: $first, after: $after) {
    totalCount
    totalCountIsCapped
    pageInfo {
      ...PageEnds
    }
    nodes {
      report {
        id
        year
        agency {
          name
        }
      }
      snippets(first: 2) {
        text
        span {
          start
        }
        highlights {
          start
          end
        }
      }
    }
  }
}
    fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  endCursor
}`, {"hash":"sha256:7067381ad14c7e43fd93103e5957e382bd8008756f06cae625b2897e63197a4e"}) as unknown as TypedDocumentString<ReportHitsQuery, ReportHitsQueryVariables>;
export const UnrankedDocument = new TypedDocumentString(`
    query Unranked($metric: Metric, $rate: Rate, $year: Int!, $filter: AgencyFilter, $basis: Basis, $minimum: Int, $state: UnrankedState, $first: Int, $after: String) {
  unranked(
    metric: $metric
    rate: $rate
    year: $year
    filter: $filter
    basis: $basis
    minimum: $minimum
    state: $state
    first: $first
    after: $after
  ) {
    totalCount
    pageInfo {
      ...PageEnds
    }
    nodes {
      state
      agency {
        id
        name
      }
      report {
        id
      }
      fact {
        raw
      }
    }
  }
}
    fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  endCursor
}`, {"hash":"sha256:7d7fd5da9e4d155c6d78e8e555c019b2c42bba3eadcf27af0da8baf520b157c0"}) as unknown as TypedDocumentString<UnrankedQuery, UnrankedQueryVariables>;