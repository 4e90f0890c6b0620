package cn.zhiban.kb.authority;

import cn.zhiban.kb.article.ArticleCheck;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.flow.Flow;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A step of a script that names a case promises no more than the floor of whoever may give least among those who read
 * the script: its text is the same for all of them.
 */
@Component
class AmountCheck implements ArticleCheck {
    /** ¥12.50, ¥ 1,200, 12.5 元, once full-width characters are plain ones. */
    private static final Pattern AMOUNT =
            Pattern.compile("\u00a5\\s*(\\d[\\d,]{0,11}(?:\\.\\d{1,2})?)|(\\d[\\d,]{0,11}(?:\\.\\d{1,2})?)\\s*\u5143");

    private final Ladders ladders;

    AmountCheck(Ladders ladders) {
        this.ladders = ladders;
    }

    @Override
    public List<Finding> check(ArticleContent content, @Nullable Long articleId) {
        Flow flow = content.flow();
        if (content.kind() != ArticleKind.SCRIPT || flow == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (Flow.Step step : flow.steps()) {
            if (!step.authority().isBlank()) {
                check(content, step, findings);
            }
        }
        return findings;
    }

    private void check(ArticleContent content, Flow.Step step, List<Finding> findings) {
        String name = step.title().isBlank() ? step.id() : step.title();
        Optional<AuthorityCase> found = ladders.findCase(step.authority()).filter(AuthorityCase::active);
        if (found.isEmpty()) {
            findings.add(Finding.of(
                    Finding.Severity.BLOCK, "flow", "kb.authority.check.unknown-case", name, step.authority()));
            return;
        }
        AuthorityCase one = found.get();
        OptionalLong floor = one.forbidden()
                ? OptionalLong.of(0)
                : ladders.lowestFloor(one.id(), content.clientId(), content.shopIds());
        if (floor.isEmpty()) {
            return;
        }
        Matcher amounts = AMOUNT.matcher(Normalizer.normalize(step.say(), Normalizer.Form.NFKC));
        while (amounts.find()) {
            String digits = amounts.group(1) == null ? Objects.requireNonNull(amounts.group(2)) : amounts.group(1);
            long cents =
                    new BigDecimal(digits.replace(",", "")).movePointRight(2).longValueExact();
            if (cents > floor.getAsLong()) {
                findings.add(Finding.of(
                        Finding.Severity.BLOCK,
                        "flow",
                        "kb.authority.check.beyond-floor",
                        name,
                        Money.yuan(cents),
                        Money.yuan(floor.getAsLong()),
                        one.name()));
            }
        }
    }
}
