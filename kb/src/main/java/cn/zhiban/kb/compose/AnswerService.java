package cn.zhiban.kb.compose;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.search.SearchHit;
import cn.zhiban.kb.search.SearchQuery;
import cn.zhiban.kb.search.SearchResult;
import cn.zhiban.kb.search.SearchService;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Answers a buyer's whole message, part by part. Needs {@link KbPermissions#READ}; what is found is what the search finds
 * for the person, so scope and validity apply by themselves.
 */
@Service
public class AnswerService {
    /** Longest message, in characters. */
    public static final int LENGTH = 4_000;

    private static final int HITS = 3;
    private static final int PARTS = 12;

    private final SearchService search;

    AnswerService(SearchService search) {
        this.search = search;
    }

    /**
     * A question with its answers.
     *
     * @param part the question and where it stands
     * @param hits the best answers, best first, at most three
     * @param answerable whether the first of them is probably an answer
     */
    public record AnsweredPart(SplitMessage.Part part, List<SearchHit> hits, boolean answerable) {}

    /**
     * A message with the answers to its questions.
     *
     * @param parts its questions, in order, at most twelve
     * @param numbers order and parcel numbers in it
     */
    public record AnsweredMessage(List<AnsweredPart> parts, List<String> numbers) {}

    /**
     * Splits a message and searches each of its questions.
     *
     * @param shopId the shop of the chat, or null
     * @throws InvalidInput the message is longer than {@link #LENGTH}
     * @throws cn.zhiban.core.NotFound the shop is not within the scope
     */
    public AnsweredMessage answer(String message, @Nullable Long shopId) {
        // also when nothing is asked: whoever may not search learns nothing, whoever names a foreign shop is told
        search.byIds(List.of(), shopId);
        if (message.length() > LENGTH) {
            throw new InvalidInput("text", "kb.compose.problem.too-long", LENGTH);
        }
        SplitMessage split = QuestionSplitter.split(message);
        List<AnsweredPart> parts = new ArrayList<>();
        for (SplitMessage.Part part : split.parts().stream().limit(PARTS).toList()) {
            SearchResult found = search.search(new SearchQuery(part.question(), shopId, null, null, null, HITS, 0));
            parts.add(new AnsweredPart(part, found.hits(), found.answerable()));
        }
        return new AnsweredMessage(parts, split.numbers());
    }
}
