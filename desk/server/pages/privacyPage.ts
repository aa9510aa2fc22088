/**
 * What callers are told about their data at `/privacy`: plain words, no script. It promises nothing
 * that the product does not do; who answers and how long data are kept is the company's own word.
 */

export interface PrivacyWords {
  readonly company: string;
  /** Where callers turn to about their data. */
  readonly contact: string;
  /** How long the records of calls are kept. */
  readonly keptFor: string;
}

interface Part {
  readonly heading: string;
  readonly lines: readonly string[];
}

function partsOf({ company, contact, keptFor }: PrivacyWords): readonly Part[] {
  return [
    {
      heading: '谁处理您的信息',
      lines: [
        `${company}。通话由智能客服接听，您随时可以转人工。系统由本公司自己部署，记录保存在本公司的服务器上。`,
      ],
    },
    {
      heading: '处理哪些信息，为了什么',
      lines: [
        '通话内容：您说的、输入的话和我们的回答，以文字保存，用来办理您的业务、处理投诉、改进服务。',
        '您的号码、称呼和您提供的联系方式：用来核对身份、回电和处理投诉。',
        '身份证号、银行卡号、密码等在写入记录之前已经遮盖。',
        '声音用于当场识别和对话。是否录音，以通话开头的告知为准；您可以在通话中说“不同意录音”。',
      ],
    },
    {
      heading: '谁会看到',
      lines: [
        '只有经本公司授权、登录了自己账号的客服人员和管理人员。',
        '语音识别、语言模型和语音合成可能由本公司选用的服务完成；您在网页上打开浏览器自带的语音识别时，声音会送到浏览器厂商，页面会写明是哪一家。',
        '除法律要求外，不向其他人提供。',
      ],
    },
    { heading: '保存多久', lines: [`${keptFor}。到期或应您的要求删除；法律另有规定的除外。`] },
    {
      heading: '您的权利',
      lines: [
        '您可以要求查阅、复制、更正或删除您的信息，撤回同意，或要求解释我们怎样处理。',
        '撤回同意不影响撤回之前的处理。',
        '对处理不满意的，可以向我们投诉，也可以向网信、消费者权益保护等主管部门投诉。',
      ],
    },
    { heading: '联系我们', lines: [contact] },
  ];
}

const style = `
body{margin:0;background:#f1f5f3;color:#1b2722;font:16px/1.75 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:720px;margin:0 auto;padding:24px 20px 48px;background:#fafcfb;min-height:100vh;box-sizing:border-box;overflow-wrap:anywhere}
h1{font-size:22px;margin:0 0 8px}h2{font-size:17px;margin:24px 0 4px}ul{margin:0;padding-left:1.2em}p{margin:0}a{color:#1d5c47}`;

/** The whole page. */
export function privacyPage(words: PrivacyWords): string {
  const parts = partsOf(words).map(({ heading, lines }) => {
    const [only = ''] = lines;
    const items = lines.map((line) => `<li>${escaped(line)}</li>`).join('');
    const content = lines.length === 1 ? `<p>${escaped(only)}</p>` : `<ul>${items}</ul>`;
    return `<h2>${escaped(heading)}</h2>${content}`;
  });
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>隐私说明 · ${escaped(words.company)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>隐私说明</h1>
<p><a href="/">返回来电页面</a></p>
${parts.join('\n')}
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
