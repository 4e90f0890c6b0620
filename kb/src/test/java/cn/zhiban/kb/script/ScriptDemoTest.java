package cn.zhiban.kb.script;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.flow.FlowChecks;
import cn.zhiban.kb.flow.FlowOutline;
import cn.zhiban.kb.flow.ScriptNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class ScriptDemoTest {
    /** Scripts are named LC-001 and so on; the number stands for the article. */
    private static final ScriptNames BY_NUMBER = new ScriptNames() {
        @Override
        public Optional<Long> id(String name) {
            return name.startsWith("LC-") ? Optional.of(Long.valueOf(name.substring(3))) : Optional.empty();
        }

        @Override
        public String name(long id) {
            return "LC-%03d".formatted(id);
        }
    };

    @Test
    void everyDemoScriptIsSoundAndSurvivesBeingWrittenAgain() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:demo/kb/scripts/*.txt");
        Map<Long, Flow> flows = new LinkedHashMap<>();
        for (Resource file : Arrays.asList(files)) {
            String text = file.getContentAsString(StandardCharsets.UTF_8);
            String id = text.substring("id: ".length(), text.indexOf('\n'));
            FlowOutline.Parsed parsed = FlowOutline.parse(text.substring(text.indexOf("\n---\n") + 5), BY_NUMBER);
            assertThat(parsed.problems()).as(id).isEmpty();
            flows.put(BY_NUMBER.id(id).orElseThrow(), parsed.flow());
        }
        assertThat(flows).hasSizeGreaterThanOrEqualTo(7);
        flows.forEach((id, flow) -> {
            assertThat(FlowChecks.check(flow, id, other -> Optional.ofNullable(flows.get(other))))
                    .as("LC-%03d", id)
                    .isEmpty();
            assertThat(FlowOutline.parse(FlowOutline.print(flow, BY_NUMBER), BY_NUMBER)
                            .flow())
                    .isEqualTo(flow);
        });
    }
}
