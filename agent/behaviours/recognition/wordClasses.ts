/** Classes of words that rules of several situations share, as pattern sources. */
import { oneOf } from './pattern.ts';

/** The company, its places and people, as callers point at them. */
export const company = oneOf`你们(?:家|公司|那(?:边|里|儿)?|这(?:边|里|儿|个)?)?|云杉|网点|营业厅|大厅|柜台|窗口|总部|城东|公司`;

export const surname = oneOf`[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]|欧阳|司马|上官|诸葛`;

/** Staff in words that name their work. */
export const staff = oneOf`客服|工作人员|柜员|业务员|营业员|办事员|接待(?:员|的)?|审核(?:员|的人)|经办(?:的|人员)|前台|窗口的?|师傅|服务员|话务员|接线员|坐席|座席|专员|员工|职员|保安|技术(?:员|人员)?|工程师|经理|主管|领导|负责人|那个(?:人|女的|男的|姑娘|小姑娘|小伙子?|大姐|小哥|小妹)|小姑娘|小伙子|大姐|姓${surname}的|你们的?人|柜台(?:的|那)|大堂|销售|代理商?|安装(?:的|人员)|接(?:我)?电话的?(?:人|女|男)?的?|${surname}(?:经理|主管|工|师傅|老师)`;

/** A question that seeks to know, not to blame. */
export const asks = oneOf`吗|呢|多少|多久|几[天点号个次遍]|怎么(?!能|可以|这样|回事|办事|搞的|老|还)|如何|哪[里儿个]|什么时候|是不是|能不能|可不可以|会不会|要不要|需不需要|行不行|可以不|么$|不$|没有$`;

/** Own business: what no other trade could mean. */
export const ownBusiness = oneOf`证书|数字证|u盾|ukey|usb|介质|ca|pin码?|云杉|受理号|助手|驱动`;

/** Before this call. */
export const past = oneOf`上次|上回|上一?(?:个)?(?:月|周|星期|礼拜)|之前|以前|前(?:天|几天|两天|些天|段时间|阵子|年)|昨天|昨晚|那天|那次|当时|刚才|曾经|早先|去年|原来`;

export const kin = oneOf`(?:老婆|老公|媳妇|爱人|丈夫|妻子|女朋友|男朋友|对象|妈妈?|爸爸?|爹|娘|母亲|父亲|哥哥?|姐姐?|弟弟?|妹妹?|儿子|女儿|闺女|表[哥姐弟妹]|堂[哥姐弟妹]|舅舅?|大舅|叔叔?|阿姨|姑姑?|姨妈?|外甥|侄[子女]|爷爷|奶奶|外公|外婆|亲戚|家(?:里)?人|同学|老同学|战友|老乡|朋友|闺蜜|邻居|室友|同乡|发小|哥们|姐妹|前任|初恋|网友|男友|女友|未婚[夫妻]|孩子)`;
