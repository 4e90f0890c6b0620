package cn.zhiban.kb.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuestionSplitterTest {
    private static final double ACCURACY = 0.95;

    private record Example(String message, List<String> questions) {}

    private static List<Example> examples() throws IOException {
        try (InputStream in = QuestionSplitterTest.class.getResourceAsStream("/kb/buyer-messages.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(" => ?", 2))
                    .map(halves -> new Example(
                            halves[0].replace("\\n", "\n"),
                            Arrays.stream(halves[1].split("\\|"))
                                    .map(String::strip)
                                    .filter(question -> !question.isEmpty())
                                    .toList()))
                    .toList();
        }
    }

    private static List<String> questions(String message) {
        return QuestionSplitter.split(message).parts().stream()
                .map(SplitMessage.Part::question)
                .toList();
    }

    @Test
    void splitsLabelledMessagesAsAPersonWould() throws IOException {
        List<Example> examples = examples();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(60);
        List<String> wrong = new ArrayList<>();
        for (Example example : examples) {
            List<String> found = questions(example.message());
            if (!found.equals(example.questions())) {
                wrong.add(example.message() + " => " + String.join(" | ", found));
            }
        }
        double accuracy = 1 - (double) wrong.size() / examples.size();
        assertThat(accuracy).as(String.join("\n", wrong)).isGreaterThanOrEqualTo(ACCURACY);
    }

    @Test
    void neverCutsAQuestionThatIsOne() throws IOException {
        List<String> cut = examples().stream()
                .filter(example -> example.questions().size() == 1)
                .map(Example::message)
                .filter(message -> questions(message).size() > 1)
                .toList();
        assertThat(cut).isEmpty();
    }

    @Test
    void keepsOrderAndParcelNumbersAsideOnceEach() {
        SplitMessage split =
                QuestionSplitter.split("订单号3201234567890123456\nSF1234567890123到哪了？订单3201234567890123456能改地址吗");
        assertThat(split.numbers()).containsExactly("3201234567890123456", "SF1234567890123");
        assertThat(split.parts()).extracting(SplitMessage.Part::question).containsExactly("到哪了", "能改地址吗");
    }

    @Test
    void saysWhereEachQuestionStands() {
        String message = "亲，在吗？什么时候发货？还有，能开发票吗";
        for (SplitMessage.Part part : QuestionSplitter.split(message).parts()) {
            assertThat(message.substring(part.start(), part.end())).isEqualTo(part.question());
        }
    }

    @Test
    void survivesWhateverIsPasted() {
        Random random = new Random(20261123);
        String alphabet = "什么时候发货吗呢，。？！\n 还有另外1234567890.、()①亲在A😀\u200b\t~:";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder message = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                message.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int end = 0;
            for (SplitMessage.Part part :
                    QuestionSplitter.split(message.toString()).parts()) {
                assertThat(part.question()).isNotBlank();
                assertThat(part.start()).as(message.toString()).isGreaterThanOrEqualTo(end);
                assertThat(part.end()).isBetween(part.start() + 1, message.length());
                end = part.end();
            }
        }
    }
}
