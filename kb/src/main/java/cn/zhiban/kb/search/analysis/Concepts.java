package cn.zhiban.kb.search.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words that buyers and agents use for one another (同义词): 咋 for 怎么, 啥时候 for 多久, 退钱 for 退款. Each group becomes one
 * token, so that two wordings of one question meet. The longest word wins at each place.
 *
 * <p>The list holds what is true in every shop. Groups that a company keeps for itself are added to it.
 */
public final class Concepts {

    /** One group per line, first the usual word. */
    private static final String USUAL = """
            为什么 为何 为啥 干嘛 怎么还 怎么就 怎么会 咋还 什么原因 怎么回事 咋回事 何故
            怎么 怎样 如何 咋 咋样 怎么样 怎 怎么办 咋办 怎么弄 如何办 怎么做 咋弄
            多久 多长时间 什么时候 几天 啥时候 何时 几时 几点 多少天 多少时间 什么时间 哪天 啥时
            多少 几多 几
            什么 啥 哪些
            可以 能否 能不能 可不可以 能 可否 是否可以 行不行 可
            不能 无法 不可以 不了 没法 没办法 不让 不可 不行 失败 不成功 未成功
            没有 没 未 无 木有 还没
            吗 么 嘛 吧 呢 不
            显示 提示 出现
            开通 申请
            收到 接到
            哪里 哪儿 哪 在哪
            取消 撤销 撤回
            修改 更改 改 变更 更换 换
            手机号 电话号码 手机号码
            快递 物流 包裹
            退款 退钱 返款
            价格 价钱 多少钱 什么价 售价
            便宜 优惠 打折 折扣
            优惠券 优惠卷 代金券 抵用券
            尺码 码数 尺寸
            破损 损坏 坏了 烂了 破了
            瑕疵 质量问题 次品
            退货 退换 退回
            发货 寄出 发出 寄件
            运费 邮费 快递费
            包邮 免邮 免运费
            """;

    private static final Concepts STANDARD =
            of(USUAL.lines().map(line -> List.of(line.split(" "))).toList());

    private final Map<String, String> tokens;
    private final int longest;

    private Concepts(Map<String, String> tokens) {
        this.tokens = tokens;
        this.longest = tokens.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** The groups that come with the product. */
    public static Concepts standard() {
        return STANDARD;
    }

    /** Own groups only; a word that stands in several groups belongs to the first. */
    public static Concepts of(List<List<String>> groups) {
        var tokens = new HashMap<String, String>();
        for (var group : groups) {
            var token = "";
            for (var word : group) {
                var spelling = TextNormalizer.text(word).replace(" ", "");
                if (!spelling.isEmpty()) {
                    token = token.isEmpty() ? '~' + spelling : token;
                    tokens.putIfAbsent(spelling, token);
                }
            }
        }
        return new Concepts(Map.copyOf(tokens));
    }

    /** These groups, and the given ones for words that none of these knows. */
    public Concepts and(List<List<String>> groups) {
        var merged = new HashMap<>(of(groups).tokens);
        merged.putAll(tokens);
        return new Concepts(Map.copyOf(merged));
    }

    /** The units with every known word replaced by its concept. */
    List<String> fold(List<String> units) {
        var folded = new ArrayList<String>(units.size());
        for (var i = 0; i < units.size(); ) {
            var taken = 0;
            var word = new StringBuilder();
            for (var end = i;
                    end < units.size() && word.length() + units.get(end).length() <= longest;
                    end++) {
                word.append(units.get(end));
                var token = tokens.get(word.toString());
                if (token != null) {
                    if (taken > 0) {
                        folded.removeLast();
                    }
                    folded.add(token);
                    taken = end - i + 1;
                }
            }
            if (taken == 0) {
                folded.add(units.get(i));
                taken = 1;
            }
            i += taken;
        }
        return folded;
    }

    static boolean isConcept(String token) {
        return token.charAt(0) == '~';
    }
}
