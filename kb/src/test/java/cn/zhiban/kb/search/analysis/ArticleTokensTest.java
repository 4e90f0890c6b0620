package cn.zhiban.kb.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArticleTokensTest {

    private final ArticleTokens tokens = new ArticleTokens(Concepts.standard());

    @Test
    void countsSimilarQuestionsLikeTitles() {
        var fields = of("退款", List.of("退钱"), "", List.of(), List.of());
        assertThat(fields.get(SearchFields.UNITS).split(" ")).contains("退", "款", "钱", "^退", "~退款");
        assertThat(fields.get(SearchFields.PAIRS).split(" ")).containsExactly("退款", "^退款", "退钱", "^退钱");
        assertThat(fields.get(SearchFields.EXACT)).isEqualTo("退款 退钱");
    }

    @Test
    void indexesEveryReadingOfAPolyphone() {
        var fields = of("重量", List.of(), "", List.of(), List.of());
        assertThat(fields.get(SearchFields.PINYIN).split(" ")).contains("zhong'liang", "chong'liang");
        assertThat(fields.get(SearchFields.INITIALS).split(" ")).contains("zl", "cl", "^zl");
    }

    @Test
    void indexesBeginningsOfCodesWithAndWithoutJoiners() {
        var fields = of("x", List.of(), "", List.of(), List.of("AB-1024/XL"));
        assertThat(fields.get(SearchFields.WORDS).split(" ")).contains("ab", "ab10", "ab1024xl", "1024", "xl");
    }

    @Test
    void givesEveryFieldAValueForAnEmptyArticle() {
        var fields = of("", List.of(), "", List.of(), List.of());
        assertThat(fields)
                .hasSize(8)
                .allSatisfy((field, value) -> assertThat(value).isEmpty());
    }

    @Test
    void keepsTheIndexOfALongTextBounded() {
        var fields = of("还行重长便单着".repeat(2_000), List.of(), "答案".repeat(50_000), List.of(), List.of());
        assertThat(fields.get(SearchFields.INITIALS).length()).isLessThan(100_000);
        assertThat(fields.get(SearchFields.ANSWER).length()).isLessThan(150_000);
        assertThat(fields.get(SearchFields.EXACT)).isEmpty();
    }

    private Map<String, String> of(
            String title, List<String> similar, String answer, List<String> labels, List<String> codes) {
        return tokens.of(new ArticleText(title, similar, answer, labels, codes));
    }
}
