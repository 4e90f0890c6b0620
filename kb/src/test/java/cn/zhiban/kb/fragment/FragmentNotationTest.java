package cn.zhiban.kb.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.kb.fragment.FragmentNotation.Kind;
import cn.zhiban.kb.fragment.FragmentNotation.Use;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FragmentNotationTest {
    @Test
    void findsFragmentsAndLinksWithTheirPlaces() {
        String text = "您好，{{片段:退货地址}}。详见[[12|退货流程]]和[[GY-FAQ-001]]，{{ 片段：7 | 售后 }}";
        assertThat(FragmentNotation.uses(text))
                .extracting(Use::kind, Use::reference, Use::label)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.FRAGMENT, "退货地址", ""),
                        org.assertj.core.groups.Tuple.tuple(Kind.LINK, "12", "退货流程"),
                        org.assertj.core.groups.Tuple.tuple(Kind.LINK, "GY-FAQ-001", ""),
                        org.assertj.core.groups.Tuple.tuple(Kind.FRAGMENT, "7", "售后"));
        Use first = FragmentNotation.uses(text).getFirst();
        assertThat(text.substring(first.start(), first.end())).isEqualTo("{{片段:退货地址}}");
    }

    @Test
    void leavesVariablesFacesAndMarkdownAlone() {
        assertThat(FragmentNotation.uses("[订单号] {店铺} [微笑] [看这里](https://a.cn) {{片段:}} [[]] {{片段:a\nb}}"))
                .isEmpty();
    }

    @Test
    void whatTheToolsPutInIsReadBackAsTheSame() {
        assertThat(FragmentNotation.uses(FragmentNotation.fragment(7, "退货 {1} | [a]]")))
                .singleElement()
                .satisfies(use -> assertThat(use.reference()).isEqualTo("7"));
        assertThat(FragmentNotation.uses(FragmentNotation.link(9, "看 [这里]]|")))
                .singleElement()
                .satisfies(use -> assertThat(use.label()).isEqualTo("看 这里"));
        assertThat(FragmentNotation.link(9, "")).isEqualTo("[[9]]");
    }

    @Test
    void randomTextsComeBackUnchangedWhenNothingIsReplaced() {
        Random random = new Random(13);
        List<String> pieces = List.of("{{", "}}", "片段", ":", "[[", "]]", "|", "12", "答", "\n", " ", "[", "}", "`");
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            String given = text.toString();
            assertThat(FragmentNotation.replace(given, _ -> null)).isEqualTo(given);
            assertThat(FragmentNotation.uses(FragmentNotation.replace(given, _ -> "x")))
                    .hasSizeLessThanOrEqualTo(FragmentNotation.uses(given).size());
        }
    }
}
