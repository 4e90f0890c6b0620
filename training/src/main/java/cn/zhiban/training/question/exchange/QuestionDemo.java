package cn.zhiban.training.question.exchange;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The demo company's question bank: a GIFT file, and what GIFT cannot say beside it. */
@Component
@Profile("demo")
class QuestionDemo implements DemoDataset {
    private static final int ORDER = 210;
    private final QuestionBank bank;

    QuestionDemo(QuestionBank bank) {
        this.bank = bank;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String name() {
        return "training.question";
    }

    @Override
    public void load() throws IOException {
        if (bank.count(QuestionFilter.ALL) > 0) {
            return;
        }
        for (QuestionContent content : questions()) {
            bank.create(content, null, null);
        }
    }

    /** All questions; nothing of the files is passed over. */
    static List<QuestionContent> questions() throws IOException {
        Found found = Gift.read(new ClassPathResource("demo/training/questions.gift").getContentAsByteArray());
        if (!found.remarks().isEmpty()) {
            throw new IOException("demo questions: " + found.remarks().getFirst());
        }
        List<QuestionContent> all = new ArrayList<>(
                found.questions().stream().map(Found.Item::content).toList());
        String others =
                new ClassPathResource("demo/training/questions.json").getContentAsString(StandardCharsets.UTF_8);
        all.addAll(List.of(JsonMapper.builder().build().readValue(others, QuestionContent[].class)));
        return all;
    }
}
