package cn.zhiban.kb.notice;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.article.ArticleService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What makes a notice complete and tidy. */
@Component
class NoticeRules {
    private static final int OPTION_LENGTH = 200;

    private final ArticleService articles;
    private final CompanyTime time;

    NoticeRules(ArticleService articles, CompanyTime time) {
        this.articles = articles;
        this.time = time;
    }

    /**
     * Returns the content without needless blanks.
     *
     * @throws InvalidInput names the field that is wrong
     */
    NoticeContent check(NoticeContent content, boolean publish) {
        String title = required("title", content.title(), NoticeContent.TITLE_LENGTH);
        String text = required("text", content.text(), NoticeContent.TEXT_LENGTH);
        String changes = content.changes().strip();
        if (changes.length() > NoticeContent.TITLE_LENGTH) {
            throw new InvalidInput("changes", "kb.notice.problem.too-long", NoticeContent.TITLE_LENGTH);
        }
        if (content.until() != null && !content.from().isBefore(content.until())) {
            throw new InvalidInput("until", "kb.notice.problem.ends-before-it-begins");
        }
        if (publish && content.until() != null && !time.now().isBefore(content.until())) {
            throw new InvalidInput("until", "kb.notice.problem.is-over");
        }
        if (content.audience().clientId() != null
                && !content.audience().shopIds().isEmpty()) {
            throw new InvalidInput("clientId", "kb.notice.problem.client-and-shops");
        }
        List<Long> touched = content.articleIds().stream().distinct().toList();
        if (touched.size() > NoticeContent.ARTICLES) {
            throw new InvalidInput("articleIds", "kb.notice.problem.too-many-articles", NoticeContent.ARTICLES);
        }
        touched.forEach(this::requireReadable);
        return new NoticeContent(
                title,
                text,
                changes,
                content.importance(),
                content.from(),
                content.until(),
                content.eachShift(),
                content.audience(),
                touched,
                question(content.question()));
    }

    /** Nobody holds back, or learns of, an answer they cannot read. */
    private void requireReadable(long articleId) {
        try {
            articles.get(articleId);
        } catch (NotFound e) {
            throw new InvalidInput("articleIds", "kb.notice.problem.no-such-article", articleId);
        }
    }

    private static @Nullable NoticeQuestion question(@Nullable NoticeQuestion question) {
        if (question == null) {
            return null;
        }
        String text = required("question", question.text(), NoticeContent.TITLE_LENGTH);
        List<String> options = question.options().stream()
                .map(option -> required("options", option, OPTION_LENGTH))
                .toList();
        if (options.size() < NoticeQuestion.FEWEST
                || options.size() > NoticeQuestion.MOST
                || options.stream().distinct().count() < options.size()) {
            throw new InvalidInput("options", "kb.notice.problem.options", NoticeQuestion.FEWEST, NoticeQuestion.MOST);
        }
        if (question.right() < 0 || question.right() >= options.size()) {
            throw new InvalidInput("right", "kb.notice.problem.right-missing");
        }
        return new NoticeQuestion(
                text, options, question.right(), question.explanation().strip());
    }

    private static String required(String field, String value, int longest) {
        String clean = value.strip();
        if (clean.isEmpty()) {
            throw new InvalidInput(field, "kb.notice.problem.missing");
        }
        if (clean.length() > longest) {
            throw new InvalidInput(field, "kb.notice.problem.too-long", longest);
        }
        return clean;
    }
}
