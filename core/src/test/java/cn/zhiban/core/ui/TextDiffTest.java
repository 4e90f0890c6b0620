package cn.zhiban.core.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.ui.TextDiff.Kind;
import cn.zhiban.core.ui.TextDiff.Part;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    @Test
    void comparesChineseByCharacter() {
        assertThat(TextDiff.of("亲，满99元包邮哦", "亲，满199元包邮哦"))
                .containsExactly(
                        new Part(Kind.SAME, "亲，满"),
                        new Part(Kind.REMOVED, "99"),
                        new Part(Kind.ADDED, "199"),
                        new Part(Kind.SAME, "元包邮哦"));
        assertThat(TextDiff.of("七天无理由退货", "七天无理由退换货"))
                .containsExactly(new Part(Kind.SAME, "七天无理由退"), new Part(Kind.ADDED, "换"), new Part(Kind.SAME, "货"));
    }

    @Test
    void comparesLatinByWord() {
        assertThat(TextDiff.of("ships within two days", "ships within three days"))
                .containsExactly(
                        new Part(Kind.SAME, "ships within "),
                        new Part(Kind.REMOVED, "two"),
                        new Part(Kind.ADDED, "three"),
                        new Part(Kind.SAME, " days"));
    }

    @Test
    void neverSplitsAnEmoji() {
        assertThat(TextDiff.of("好的👌🏻", "好的👌🏿"))
                .containsExactly(
                        new Part(Kind.SAME, "好的"), new Part(Kind.REMOVED, "👌🏻"), new Part(Kind.ADDED, "👌🏿"));
    }

    @Test
    void handlesEmptyTexts() {
        assertThat(TextDiff.of("", "")).isEmpty();
        assertThat(TextDiff.of("", "新")).containsExactly(new Part(Kind.ADDED, "新"));
        assertThat(TextDiff.of("旧", "")).containsExactly(new Part(Kind.REMOVED, "旧"));
    }

    @Test
    void joinsChangesThatOnlyOneCharacterKeepsApart() {
        assertThat(TextDiff.of("请在今天下单", "请于今日下单"))
                .containsExactly(
                        new Part(Kind.SAME, "请"),
                        new Part(Kind.REMOVED, "在今天"),
                        new Part(Kind.ADDED, "于今日"),
                        new Part(Kind.SAME, "下单"));
    }

    @Test
    void bothTextsCanBeReadBackFromTheParts() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            String before = random(random);
            String after =
                    random.nextBoolean() ? random(random) : before.substring(before.length() / 3) + random(random);
            List<Part> parts = TextDiff.of(before, after);
            assertThat(text(parts, Kind.ADDED)).isEqualTo(before);
            assertThat(text(parts, Kind.REMOVED)).isEqualTo(after);
        }
    }

    @Test
    void givesUpOnDetailsBeforeItGetsSlow() {
        String before = new Random(1)
                .ints(20_000, 0x4e00, 0x9fa5)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String after = new Random(2)
                .ints(20_000, 0x4e00, 0x9fa5)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        List<Part> parts = Assertions.assertTimeout(Duration.ofSeconds(5), () -> TextDiff.of(before, after));
        assertThat(text(parts, Kind.ADDED)).isEqualTo(before);
        assertThat(text(parts, Kind.REMOVED)).isEqualTo(after);
    }

    @Test
    void findsFewChangesFarApartInALongText() {
        String before = "甲" + "知识库的内容。".repeat(3_000) + "乙";
        String after = "丙" + "知识库的内容。".repeat(3_000) + "丁";
        assertThat(TextDiff.of(before, after)).hasSize(5);
    }

    private static String random(Random random) {
        return random.ints(random.nextInt(40), 0, 6)
                .mapToObj(i -> List.of("亲", "包邮", "ok ", "\n", "1", "吗").get(i))
                .collect(Collectors.joining());
    }

    private static String text(List<Part> parts, Kind without) {
        return parts.stream()
                .filter(part -> part.kind() != without)
                .map(Part::text)
                .collect(Collectors.joining());
    }
}
