package cn.zhiban.kb.redline.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedlineMatcherTest {
    private static final RedlineMatcher CONTACT = new RedlineMatcher(
            List.of(new Terms(RuleKind.WORDS, List.of("微信", "v信", "vx", "加v", "+v"), List.of(), List.of("加v领"), true)));
    private static final RedlineMatcher ABSOLUTE = matcher(List.of("绝对", "最佳", "100%有效"), "绝对值", "拒绝对", "最佳赏味期");

    private static RedlineMatcher matcher(List<String> words, String... allowed) {
        return new RedlineMatcher(List.of(new Terms(RuleKind.WORDS, words, List.of(), Arrays.asList(allowed), false)));
    }

    private static List<Passage> find(RedlineMatcher matcher, String text) {
        BitSet all = new BitSet();
        all.set(0, matcher.size());
        return matcher.find(text, all);
    }

    private static List<String> said(RedlineMatcher matcher, String text) {
        return find(matcher, text).stream()
                .map(one -> text.substring(one.start(), one.end()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "微信",
                "薇信",
                "威信",
                "微芯",
                "weixin",
                "WeiXin",
                "ｗｅｉｘｉｎ",
                "wei xin",
                "w e i x i n",
                "wei信",
                "微xin",
                "微\u200b信",
                "微 信",
                "微.信",
                "微*信",
                "微。信",
                "微，信",
                "微🌟信",
                "VX",
                "v x",
                "ＶＸ",
                "v\u2060x",
                "ⓥⓧ",
                "v❤",
                "V❤️",
                "V芯",
                "ν信",
                "加v",
                "加V",
                "+v",
                "＋Ｖ",
                "加 v",
                "wе1хіn",
                "𝓿𝔁",
                "微－信",
                "徽信",
                "微❤"
            })
    void aContactIsFoundInEveryDisguise(String disguise) {
        String text = "亲，" + disguise + "，谢谢";
        assertThat(said(CONTACT, text)).as(disguise).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"各位新老顾客", "因为信息有误", "为新客户准备", "未新增订单", "加V领毛衣", "型号 VX-200", "vxworks", "AVX 指令"})
    void ordinaryTextIsNoContact(String text) {
        assertThat(said(CONTACT, text)).as(text).isEmpty();
    }

    @Test
    void theOffsetsAreThoseOfTheTextAsItWasGiven() {
        String text = "㎏😀这款絕\u200b 對好";
        assertThat(said(ABSOLUTE, text)).containsExactly("絕\u200b 對");
    }

    @Test
    void anAllowedWordingProtectsTheWordInsideIt() {
        assertThat(said(ABSOLUTE, "绝对值，被拒绝对方，最佳赏味期")).isEmpty();
        assertThat(said(ABSOLUTE, "绝对值绝对好")).containsExactly("绝对");
    }

    @Test
    void theEndOfASentenceEndsAWord() {
        assertThat(said(ABSOLUTE, "最。佳")).isEmpty();
        assertThat(said(ABSOLUTE, "最\n佳")).isEmpty();
        assertThat(said(ABSOLUTE, "最·佳")).containsExactly("最·佳");
    }

    @Test
    void aWordWithASymbolNeedsIt() {
        assertThat(said(ABSOLUTE, "１００ ％有效")).containsExactly("１００ ％有效");
        assertThat(said(ABSOLUTE, "100有效期")).isEmpty();
    }

    @Test
    void aRequiredPhraseIsMissedWhereItsTriggerIsSaid() {
        RedlineMatcher matcher = new RedlineMatcher(
                List.of(new Terms(RuleKind.REQUIRED, List.of("不能代替药物"), List.of("保健食品"), List.of(), false)));
        assertThat(said(matcher, "这是保健食品哦")).containsExactly("保健食品");
        assertThat(find(matcher, "这是保健食品，不能代替药物")).isEmpty();
        assertThat(find(matcher, "这是普通食品")).isEmpty();
    }

    @Test
    void aPatternFindsNumbersHoweverTheyAreWritten() {
        RedlineMatcher matcher = new RedlineMatcher(List.of(new Terms(
                RuleKind.PATTERN, List.of("(?<![\\da-z])1[3-9]\\d{9}(?![\\da-z])"), List.of(), List.of(), false)));
        for (String number : List.of(
                "13800138000",
                "138-0013-8000",
                "138 0013 8000",
                "１３８００１３８０００",
                "一三八零零一三八零零零",
                "138oo138ooo",
                "①③⑧００１３８０００")) {
            assertThat(said(matcher, "打" + number + "找我")).as(number).containsExactly(number);
        }
        assertThat(said(matcher, "单号1380013800012345")).isEmpty();
        assertThat(said(matcher, "| 150 | 155 | 160 | 70 |")).isEmpty();
    }

    @Test
    void anUnsafeExpressionIsRefused() {
        assertThat(SafePattern.of("(a+)+b")).isEmpty();
        assertThat(SafePattern.of("(a)\\1")).isEmpty();
        assertThat(SafePattern.of("a*")).isEmpty();
        assertThat(SafePattern.of("[")).isEmpty();
        assertThat(SafePattern.of("a{3,5}b")).isPresent();
    }

    @Test
    void aSlowExpressionIsGivenUp() {
        SafePattern slow = SafePattern.of("(?:a|a|a)(?:a|aa){1,40}c").orElseThrow();
        Spellings text = new Spellings("a".repeat(5_000));
        slow.find(text.plain, (_, _) -> {
            throw new AssertionError("nothing to find");
        });
    }

    @Test
    void onlyActiveRulesAreFound() {
        assertThat(CONTACT.find("加微信", new BitSet())).isEmpty();
    }

    @Test
    void aLongTextOfNothingButHitsIsFine() {
        assertThat(find(ABSOLUTE, "绝对".repeat(50_000))).hasSize(50_000);
    }
}
