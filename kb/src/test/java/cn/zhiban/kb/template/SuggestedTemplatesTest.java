package cn.zhiban.kb.template;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.flow.Flow;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SuggestedTemplatesTest {
    private static final List<Template> ALL = SuggestedTemplates.read(path -> path.equals("发票") ? 7L : null);

    @Test
    void everyKindHasSomeWithNamesOfTheirOwn() {
        assertThat(ALL.stream().map(one -> one.content().kind()).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(ArticleKind.class));
        Set<String> names = new HashSet<>();
        assertThat(ALL).allSatisfy(one -> {
            assertThat(names.add(one.content().kind() + one.name()))
                    .as(one.name())
                    .isTrue();
            assertThat(one.name()).isNotBlank().hasSizeLessThanOrEqualTo(Template.NAME_LENGTH);
            assertThat(one.content().title()).as(one.name()).isNotBlank();
            assertThat(one.content().useCase()).as(one.name()).isNotBlank();
            assertThat(one.content().isShared()).as(one.name()).isTrue();
        });
    }

    @Test
    void eachSaysSomethingAndLeavesSomethingToFillIn() {
        assertThat(ALL)
                .allSatisfy(one -> assertThat(text(one.content()))
                        .as(one.name())
                        .containsAnyOf("【", "[")
                        .doesNotContain("\n@"));
        assertThat(ALL.stream().filter(one -> one.content().kind() == ArticleKind.PRODUCT))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.content().product().attributes())
                        .as(one.name())
                        .hasSizeGreaterThan(3));
    }

    private static String text(ArticleContent content) {
        Flow flow = content.flow();
        return flow == null
                ? content.answer()
                : flow.steps().stream().map(Flow.Step::say).collect(Collectors.joining("\n"));
    }

    @Test
    void scriptsLeadFromEveryStepToAnEnd() {
        List<Template> scripts = ALL.stream()
                .filter(one -> one.content().kind() == ArticleKind.SCRIPT)
                .toList();
        assertThat(scripts).hasSizeGreaterThan(1).allSatisfy(script -> {
            Flow flow = Objects.requireNonNull(script.content().flow());
            Set<String> steps = flow.steps().stream().map(Flow.Step::id).collect(Collectors.toSet());
            assertThat(flow.steps()).hasSizeGreaterThan(3).allSatisfy(step -> {
                assertThat(step.say()).as(step.id()).isNotBlank();
                assertThat(step.choices()).extracting(Flow.Choice::to).isSubsetOf(steps);
                assertThat(step.choices().isEmpty())
                        .as(step.id())
                        .isEqualTo(!step.duties().isEmpty());
            });
        });
    }

    @Test
    void theyGoToTheirCategoryWhereThereIsOne() {
        assertThat(ALL.stream().filter(one -> one.content().categoryId() != null))
                .singleElement()
                .satisfies(one -> assertThat(one.name()).contains("发票"));
    }
}
